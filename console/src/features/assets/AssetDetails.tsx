import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { assetQuery, assetTypeQuery } from '~/api/queries';
import type { Asset } from '~/api/types';
import { TABS, type Tab } from '~/app/search';
import { isTenantAdministrator, useWho, type Who } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { rememberAsset } from '~/lib/preferences';
import { ErrorCard } from '~/ui/ErrorCard';
import { Tabs } from '~/ui/Tabs';
import { Waiting } from '~/ui/Waiting';
import { AspectsTab } from './AspectsTab';
import { AssetHead } from './AssetHead';
import { whyNotShareable } from './may';
import { Overview } from './Overview';
import { SeriesTab } from './SeriesTab';
import { SharesPanel } from './SharesPanel';
import { VariablesTab } from './VariablesTab';

const OneStepPanel = lazy(() => import('../shares/OneStepPanel'));
const ViewersPanel = lazy(() => import('../access/ViewersPanel'));

/** One asset: what it is, what it measures, who sees it. */
export function AssetDetails() {
  const { assetId } = useParams({ from: '/assets/$assetId' });
  const { tab = 'overview' } = useSearch({ from: '/assets' });
  const { t } = useTranslation();
  const who = useWho();
  const found = useQuery(assetQuery(assetId));
  const seen = found.data?.assetId;
  useEffect(() => {
    if (seen) rememberAsset(who.tenant.id, who.user.userName, seen);
  }, [seen, who.tenant.id, who.user.userName]);
  usePageTitle(found.data?.name ?? t('room.assets.name'));

  if (found.error) {
    return (
      <div className="page">
        <Back />
        <ErrorCard error={found.error} heading="h1" onRetry={() => void found.refetch()} />
      </div>
    );
  }
  if (!found.data) return <Waiting />;
  return (
    <article className="page asset">
      <Back />
      <AssetHead key={found.data.assetId} asset={found.data} who={who} />
      <Parts current={tab} />
      <Content asset={found.data} tab={tab} who={who} />
    </article>
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/assets" search={(before) => before} className="back">
      <span aria-hidden="true">←</span> {t('asset.back')}
    </Link>
  );
}

function Parts({ current }: { current: Tab }) {
  const { t } = useTranslation();
  return (
    <Tabs label={t('asset.parts')} current={current}>
      {TABS.map((tab) => (
        <Link
          key={tab}
          to="."
          search={(before) => ({ ...before, tab: tab === 'overview' ? undefined : tab })}
          aria-current={tab === current ? 'page' : undefined}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {t(`asset.tab.${tab}`)}
        </Link>
      ))}
    </Tabs>
  );
}

function Content({ asset, tab, who }: { asset: Asset; tab: Tab; who: Who }) {
  const type = useQuery(assetTypeQuery(asset.typeId));
  if (tab === 'shares') {
    if (!who.tenantLevel) return null;
    return (
      <div className="stack">
        <SharesPanel asset={asset} history />
        <Suspense>{who.tenants.length > 1 && !whyNotShareable(asset, who) && <OneStepPanel asset={asset} />}</Suspense>
        <Suspense>{isTenantAdministrator(who) && <ViewersPanel asset={asset} />}</Suspense>
      </div>
    );
  }
  if (type.error) return <ErrorCard error={type.error} onRetry={() => void type.refetch()} />;
  if (!type.data) return <Waiting />;
  switch (tab) {
    case 'overview':
      return <Overview asset={asset} type={type.data} who={who} />;
    case 'variables':
      return <VariablesTab asset={asset} type={type.data} />;
    case 'aspects':
      return <AspectsTab asset={asset} type={type.data} />;
    case 'series':
      return <SeriesTab asset={asset} type={type.data} />;
  }
}
