import { iconEyeCancelled, iconEyeFilled } from '@siemens/ix-icons/icons';
import { IxIcon } from '@siemens/ix-react';
import { useTranslation } from 'react-i18next';
import type { PreviewedAsset } from '~/api/sharing';
import { fieldName } from './ProfileText';

type Part = PreviewedAsset['fields'][number];

/** What a partner reads of an asset, and beside it what it does not. */
export function SeenAsset({ asset }: { asset: PreviewedAsset }) {
  const { t } = useTranslation();
  const fields = asset.fields.map((part) => ({ ...part, name: fieldName(part.name, t) }));
  return (
    <div className="seen">
      <Parts title={t('seen.fields')} parts={fields} />
      {asset.variables.length > 0 && <Parts title={t('seen.variables')} parts={asset.variables} />}
      {asset.aspects.map((aspect) => (
        <Parts
          key={aspect.name}
          title={t(aspect.category === 'dynamic' ? 'seen.dynamic' : 'seen.static', { aspect: aspect.name })}
          parts={aspect.variables}
        />
      ))}
    </div>
  );
}

function Parts({ title, parts }: { title: string; parts: Part[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h4>{title}</h4>
      <ul className="parts">
        {parts.map((part) => (
          <li key={part.name} className={part.shown ? 'part' : 'part hidden'}>
            <IxIcon name={part.shown ? iconEyeFilled : iconEyeCancelled} size="16" aria-hidden="true" />
            <span>{part.name}</span>
            {part.value && <span className="soft part-value">{part.value}</span>}
            {!part.shown && <span className="visually-hidden">{t('seen.not')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const variablesOf = (asset: PreviewedAsset) => [
  ...asset.variables,
  ...asset.aspects.flatMap((aspect) => aspect.variables),
];

/** Variables that show, and those there are. */
export function countVariables(assets: PreviewedAsset[]): { shown: number; all: number } {
  const all = assets.flatMap(variablesOf);
  return { shown: all.filter((part) => part.shown).length, all: all.length };
}
