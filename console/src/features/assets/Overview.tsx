import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Asset, AssetType } from '~/api/types';
import type { Who } from '~/app/session';
import { CopyText } from '~/ui/CopyText';
import { Panel } from '~/ui/Panel';
import { LatestValues } from './LatestValues';
import { LocationPanel } from './LocationPanel';
import { isDynamic } from './model';
import { SeriesPanel } from './SeriesPanel';
import { SharesPanel } from './SharesPanel';
import { useSubtenant } from './SubtenantLabel';
import { useOwners } from './useOwners';

/** The asset at a glance; who sees it stands at the bottom. */
export function Overview({ asset, type, who }: { asset: Asset; type: AssetType; who: Who }) {
  const { t } = useTranslation();
  const owners = useOwners();
  const subtenant = useSubtenant(asset.subTenant);
  const dynamic = type.aspects.filter(isDynamic);
  const facts: [string, string | null | undefined][] = [
    [t('fact.type'), `${type.name} (${type.id})`],
    [t('fact.description'), asset.description],
    [t('fact.externalId'), asset.externalId],
    [t('fact.timezone'), asset.timezone],
    [
      t('fact.owner'),
      owners.get(asset.tenantId) ?? (asset.tenantId === who.tenant.id ? who.tenant.name : asset.tenantId),
    ],
    [t('fact.subtenant'), subtenant],
  ];
  return (
    <div className="stack">
      {dynamic[0] && <SeriesPanel asset={asset} aspects={dynamic} />}
      <div className="columns">
        {dynamic.length > 0 && (
          <Panel title={t('asset.latest')} flush>
            <LatestValues asset={asset} aspects={dynamic} />
          </Panel>
        )}
        <Panel
          title={t('asset.facts')}
          tools={
            <Link to="." search={(before) => ({ ...before, tab: 'variables' })}>
              {t('asset.allVariables')}
            </Link>
          }
        >
          <dl className="facts-list">
            {facts
              .filter(([, value]) => value)
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            <div>
              <dt>{t('fact.id')}</dt>
              <dd>
                <CopyText text={asset.assetId} />
              </dd>
            </div>
          </dl>
        </Panel>
        <LocationPanel asset={asset} who={who} />
      </div>
      {who.tenantLevel && <SharesPanel asset={asset} />}
    </div>
  );
}
