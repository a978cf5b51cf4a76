import { iconMoreMenu, iconShare } from '@siemens/ix-icons/icons';
import { IxButton, IxDropdown, IxDropdownItem, IxIconButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetQuery, assetTypeQuery, SHARE_FOLDER } from '~/api/queries';
import type { Asset } from '~/api/types';
import { TABS, type Tab } from '~/app/search';
import { useWho, type Who } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { rememberAsset } from '~/lib/preferences';
import { ErrorCard } from '~/ui/ErrorCard';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { ShareDialog } from '../shares/ShareDialog';
import { AspectsTab } from './AspectsTab';
import { SharingSign } from './AssetIcon';
import { Overview } from './Overview';
import { SeriesTab } from './SeriesTab';
import { SharesPanel } from './SharesPanel';
import { useOwners } from './useOwners';
import { VariablesTab } from './VariablesTab';

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
      <Head key={found.data.assetId} asset={found.data} who={who} />
      <Tabs current={tab} />
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

function Head({ asset, who }: { asset: Asset; who: Who }) {
  const { t } = useTranslation();
  const owners = useOwners();
  const [sharing, setSharing] = useState(false);
  const received = asset.sharing.modes.includes('RECEIVER');
  const owner = owners.get(asset.tenantId) ?? asset.tenantId;
  const noShare = whyNotShareable(asset, who);
  return (
    <header className="page-head">
      <div className="head-text">
        <nav aria-label={t('asset.path')} className="crumbs">
          <ol>
            {(asset.hierarchyPath ?? []).map((step) => (
              <li key={step.assetId}>
                <Link to="/assets/$assetId" params={{ assetId: step.assetId }} search={(before) => before}>
                  {step.name}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        <h1 tabIndex={-1}>
          {asset.name} <SharingSign asset={asset} owner={owner} />
        </h1>
        <p className="soft facts">
          {received && <span className="label">{t('sharing.receivedFrom', { owner })}</span>}
          {asset.subTenant && <span className="label">{t('asset.ofSubtenant', { subtenant: asset.subTenant })}</span>}
          <span>{asset.typeId}</span>
          {asset.externalId && <span>{asset.externalId}</span>}
        </p>
      </div>
      <div className="tools">
        <IxButton disabled={!!noShare} icon={iconShare} onClick={() => setSharing(true)} title={noShare && t(noShare)}>
          {t('share.do')}
        </IxButton>
        <IxIconButton
          id="asset-menu"
          variant="tertiary"
          icon={iconMoreMenu}
          aria-label={t('asset.more')}
          aria-haspopup="menu"
        />
        <IxDropdown trigger="asset-menu" placement="bottom-end">
          <IxDropdownItem label={t('share.do')} disabled={!!noShare} onClick={() => setSharing(true)} />
          <IxDropdownItem
            label={t('asset.copyId')}
            onClick={() => void navigator.clipboard.writeText(asset.assetId).then(() => tell(t('done.copied')))}
          />
          <IxDropdownItem
            label={t('asset.copyLink')}
            onClick={() => void navigator.clipboard.writeText(window.location.href).then(() => tell(t('done.copied')))}
          />
        </IxDropdown>
        {noShare && <p className="reason soft">{t(noShare)}</p>}
      </div>
      {sharing && <ShareDialog asset={asset} onClose={() => setSharing(false)} />}
    </header>
  );
}

/** The reason why this one can't be offered by this person, if there is one. */
function whyNotShareable(asset: Asset, who: Who) {
  if (asset.sharing.modes.includes('RECEIVER')) return 'share.not.received';
  if (asset.typeId === SHARE_FOLDER) return 'share.not.folder';
  if (!asset.parentId) return 'share.not.root';
  if (!who.can('Share assets')) return 'share.not.right';
  return undefined;
}

function Tabs({ current }: { current: Tab }) {
  const { t } = useTranslation();
  return (
    <nav className="tabs" aria-label={t('asset.parts')}>
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
    </nav>
  );
}

function Content({ asset, tab, who }: { asset: Asset; tab: Tab; who: Who }) {
  const type = useQuery(assetTypeQuery(asset.typeId));
  if (tab === 'shares') return who.tenantLevel ? <SharesPanel asset={asset} history /> : null;
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
