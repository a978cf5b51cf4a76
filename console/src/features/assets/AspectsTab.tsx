import { iconListText } from '@siemens/ix-icons/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Asset, AssetType } from '~/api/types';
import { EmptyState } from '~/ui/EmptyState';
import { Panel } from '~/ui/Panel';
import { LatestValues } from './LatestValues';
import { aspectVariables, isDynamic, originOf } from './model';
import { ValueTable } from './ValueTable';

/** The aspects of the asset's type, those of its ancestors marked, with values. */
export function AspectsTab({ asset, type }: { asset: Asset; type: AssetType }) {
  const { t } = useTranslation();
  if (type.aspects.length === 0) return <EmptyState icon={iconListText} title={t('asset.noAspects')} />;
  return (
    <div className="stack">
      {type.aspects.map((aspect) => {
        const origin = originOf(aspect._links);
        return (
          <Panel
            key={aspect.name}
            title={aspect.name}
            flush
            tools={
              <>
                {origin && <span className="label">{t('table.inherited', { type: origin })}</span>}
                <span className="soft">
                  {aspect.aspectTypeId} · {t(isDynamic(aspect) ? 'aspect.dynamic' : 'aspect.static')}
                </span>
                {isDynamic(aspect) && (
                  <Link to="." search={(before) => ({ ...before, tab: 'series', aspect: aspect.name })}>
                    {t('series.plot')}
                  </Link>
                )}
              </>
            }
          >
            {isDynamic(aspect) ? (
              <LatestValues asset={asset} aspects={[aspect]} />
            ) : (
              <ValueTable label={aspect.name} values={aspectVariables(asset, aspect)} />
            )}
          </Panel>
        );
      })}
    </div>
  );
}
