import { iconAdd } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetsOfTypeQuery, deleteAssetType, typeListQuery } from '~/api/modelling';
import { assetTypeQuery } from '~/api/queries';
import type { AssetType } from '~/api/types';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { originOf } from '../assets/model';
import { TypeDialog } from './TypeDialog';
import { TypeFrame, whyNot } from './TypeFrame';
import { VariableTable } from './VariableTable';

/** One asset type: what assets of it have, from where, and what uses it. */
export function TypePage() {
  const { typeId } = useParams({ from: '/types/$typeId' });
  const found = useQuery(assetTypeQuery(typeId));
  usePageTitle(found.data?.name ?? typeId);
  if (found.error) {
    return (
      <div className="page">
        <ErrorCard error={found.error} heading="h1" onRetry={() => void found.refetch()} />
      </div>
    );
  }
  return found.data ? <Type key={typeId} type={found.data} /> : <Waiting />;
}

function Type({ type }: { type: AssetType }) {
  const { t } = useTranslation();
  const format = useFormats();
  const who = useWho();
  const all = useQuery(typeListQuery({}));
  const assets = useQuery(assetsOfTypeQuery(type.id));
  const [deriving, setDeriving] = useState(false);
  const own = type.tenantId === who.tenant.id;
  const derived = (all.data?.rows ?? []).filter((each) => each.parentTypeId === type.id);
  const used = (assets.data ?? 0) > 0 || derived.length > 0;
  return (
    <TypeFrame
      kind="types"
      type={type}
      ancestors={ancestors(type, all.data?.rows ?? [])}
      label={type.instantiable ? undefined : t('types.abstract')}
      noEdit={whyNot(own, who.can('Edit types'))}
      noDelete={whyNot(own, who.can('Delete types'), used ? 'types.used' : undefined)}
      unsure={!all.data || assets.data === undefined}
      tools={
        <IxButton
          variant="secondary"
          icon={iconAdd}
          disabled={!who.can('Create types in tenant')}
          onClick={() => setDeriving(true)}
        >
          {t('types.derive')}
        </IxButton>
      }
      editor={(onClose) => <TypeDialog type={type} onClose={onClose} />}
      onDelete={() => deleteAssetType(type)}
    >
      <Panel title={t('types.variables')} count={type.variables.length} flush>
        {type.variables.length > 0 ? (
          <VariableTable
            label={t('types.variables')}
            variables={type.variables}
            originOf={(variable) => originOf(variable._links)}
          />
        ) : (
          <p className="soft pad">{t('types.noVariables')}</p>
        )}
      </Panel>
      <Panel title={t('types.aspectUses')} count={type.aspects.length} flush>
        {type.aspects.length > 0 ? <AspectUses type={type} /> : <p className="soft pad">{t('types.noAspects')}</p>}
      </Panel>
      <Panel title={t('types.usedBy')}>
        <ul className="used-by">
          {assets.data !== undefined && (
            <li>
              <Link to="/assets" search={{ type: type.id }}>
                {t('types.assets', { count: assets.data, total: format.number(assets.data) })}
              </Link>
            </li>
          )}
          {derived.map((each) => (
            <li key={each.id}>
              {t('types.derivedType')}{' '}
              <Link to="/types/$typeId" params={{ typeId: each.id }}>
                {each.name} ({each.id})
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      {deriving && <TypeDialog parent={type} onClose={() => setDeriving(false)} />}
    </TypeFrame>
  );
}

/** From the top down, as far as one sees them. */
function ancestors(type: AssetType, all: AssetType[]): string[] {
  const parents = new Map(all.map((each) => [each.id, each.parentTypeId]));
  const found: string[] = [];
  for (let id = type.parentTypeId; id && !found.includes(id); id = parents.get(id)) found.unshift(id);
  return found;
}

function AspectUses({ type }: { type: AssetType }) {
  const { t } = useTranslation();
  return (
    <div className="scroll">
      <table className="data stacked" aria-label={t('types.aspectUses')}>
        <thead>
          <tr>
            <th scope="col">{t('fact.name')}</th>
            <th scope="col">{t('types.aspectType')}</th>
            <th scope="col">{t('types.variables')}</th>
            <th scope="col">{t('table.origin')}</th>
          </tr>
        </thead>
        <tbody>
          {type.aspects.map((aspect) => {
            const origin = originOf(aspect._links);
            return (
              <tr key={aspect.name} className={origin ? 'soft' : undefined}>
                <th scope="row">{aspect.name}</th>
                <td>
                  <Link to="/aspects/$aspectId" params={{ aspectId: aspect.aspectTypeId }}>
                    {aspect.aspectTypeId}
                  </Link>
                  <small className="soft">
                    {t(aspect.aspectType.category === 'dynamic' ? 'aspect.dynamic' : 'aspect.static')}
                  </small>
                </td>
                <td>{aspect.aspectType.variables.map((variable) => variable.name).join(', ')}</td>
                <td>
                  {origin ? (
                    <Link to="/types/$typeId" params={{ typeId: origin }}>
                      {origin}
                    </Link>
                  ) : (
                    t('table.own')
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
