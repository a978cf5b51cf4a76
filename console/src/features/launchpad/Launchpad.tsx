import { iconBuilding1 } from '@siemens/ix-icons/icons';
import { IxIcon } from '@siemens/ix-react';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { assetsByIdQuery, countQuery, shareCountQuery } from '~/api/queries';
import { ROOMS } from '~/app/apps';
import { useWho, type Who } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { recentAssets } from '~/lib/preferences';
import { EmptyState } from '~/ui/EmptyState';
import { useFormats } from '~/ui/useFormats';
import { AssetIcon } from '../assets/AssetIcon';

/** Where one arrives: how things stand, and the rooms one may enter. Every number is one the server has told. */
export function Launchpad() {
  const { t } = useTranslation();
  const who = useWho();
  const { tenantLevel } = who;
  const nowhere = !tenantLevel && !who.subtenant;
  const assets = useQuery({ ...countQuery('all'), enabled: !nowhere });
  const own = useQuery({ ...countQuery('own'), enabled: !nowhere });
  const lent = useQuery({
    ...shareCountQuery({ direction: 'outgoing', state: ['ACCEPTED'] }),
    enabled: tenantLevel,
  });
  const received = useQuery({
    ...shareCountQuery({ direction: 'incoming', state: ['ACCEPTED'] }),
    enabled: tenantLevel,
  });
  const waiting = useQuery({ ...shareCountQuery({ direction: 'incoming', state: ['OPEN'] }), enabled: tenantLevel });
  const recent = useQuery(assetsByIdQuery(recentAssets(who.tenant.id, who.user.userName)));
  usePageTitle(t('room.launchpad.name'));

  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{t(greeting())}</h1>
          <p className="soft">{[who.tenant.name, ...rolesOf(who).map((role) => t(role))].join(' · ')}</p>
        </div>
      </header>
      {nowhere && (
        <section className="card">
          <EmptyState icon={iconBuilding1} title={t('launchpad.nowhere')} text={t('launchpad.nowhereText')} />
        </section>
      )}
      <div className="numbers">
        {!nowhere && <Count label={t('launchpad.assets')} found={assets} />}
        {!nowhere && <Count label={t('launchpad.own')} found={own} />}
        {tenantLevel && <Count label={t('launchpad.lent')} found={lent} />}
        {tenantLevel && <Count label={t('launchpad.received')} found={received} />}
        {tenantLevel && <Count label={t('launchpad.waiting')} found={waiting} highlight />}
      </div>
      <h2 className="section">{t('launchpad.rooms')}</h2>
      <div className="tiles">
        {ROOMS.filter((room) => room.open(who)).map((room) => (
          <Link key={room.id} to={room.path} className="card tile">
            <span className="tile-icon">
              <IxIcon name={room.icon} size="24" aria-hidden="true" />
            </span>
            <span className="tile-name">{t(`room.${room.id}.name`)}</span>
            <span className="soft">{t(`room.${room.id}.text`)}</span>
          </Link>
        ))}
      </div>
      {recent.data && recent.data.length > 0 && (
        <>
          <h2 className="section">{t('launchpad.recent')}</h2>
          <ul className="recent">
            {recent.data.map((asset) => (
              <li key={asset.assetId}>
                <Link to="/assets/$assetId" params={{ assetId: asset.assetId }} className="card recent-asset">
                  <AssetIcon asset={asset} />
                  <span>{asset.name}</span>
                  <small className="soft">{asset.typeId}</small>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Count({ label, found, highlight }: { label: string; found: UseQueryResult<number>; highlight?: boolean }) {
  const format = useFormats();
  const { t } = useTranslation();
  return (
    <div className={highlight && found.data ? 'card number highlight' : 'card number'}>
      <span className="number-value">{found.data === undefined ? '–' : format.number(found.data)}</span>
      <span className="soft">{label}</span>
      {found.isError && <small className="error-text">{t('error.number')}</small>}
    </div>
  );
}

function greeting() {
  const hour = new Date().getHours();
  if (hour < 11) return 'launchpad.morning';
  return hour < 18 ? 'launchpad.day' : 'launchpad.evening';
}

/** The roles that say something about a person; those of plug-ins come with them. */
const ROLES = {
  'mdsp:core:TenantAdmin': 'role.tenantAdmin',
  'mdsp:core:assetmanager.admin': 'role.admin',
  'mdsp:core:assetmanager.standarduser': 'role.standardUser',
  'mdsp:core:assetmanager.subtenantuser': 'role.subtenantUser',
  'mdsp:core:SubTenantUser': 'role.subtenantUser',
} as const;

function rolesOf(who: Who) {
  const known = who.roles.flatMap((role) => (role in ROLES ? [ROLES[role as keyof typeof ROLES]] : []));
  return [...new Set(known)];
}
