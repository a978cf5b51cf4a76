import { iconAlarmBell } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { markRead, type Notification, notificationsQuery } from '~/api/notifications';
import { assetsByIdQuery } from '~/api/queries';
import { shareQuery } from '~/api/sharing';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import type en from '~/i18n/en.json';
import { Ago } from '~/ui/Ago';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Pager } from '~/ui/Pager';
import { Tabs } from '~/ui/Tabs';
import { Waiting } from '~/ui/Waiting';

type Kind = keyof typeof en.notification.kind;

/** What partners and time have done, newest first, each with the way to what it tells of. */
export function Notifications() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const who = useWho();
  const { unread = false, page = 0 } = useSearch({ from: '/notifications' });
  const navigate = useNavigate({ from: '/notifications' });
  const found = useQuery(notificationsQuery(unread, page));
  const rows = found.data?.rows ?? [];
  const nameOf = useAssetNames(rows);
  usePageTitle(t('room.notifications.name'));
  const mark = useMutation({
    mutationFn: async (seen: Notification[]) => {
      for (const each of seen) await markRead(each);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const may = who.can('Share assets');
  const fresh = rows.filter((each) => !each.read);
  const parts = found.data?.page.totalPages ?? 0;
  return (
    <div className="page">
      <header className="page-head">
        <div className="head-text">
          <h1 tabIndex={-1}>{t('room.notifications.name')}</h1>
          <p className="soft">{t('notification.lead')}</p>
        </div>
        <div className="tools">
          <IxButton
            variant="secondary"
            disabled={!may || mark.isPending || fresh.length === 0}
            title={may ? undefined : t('error.right', { right: 'Share assets' })}
            onClick={() => mark.mutate(fresh)}
          >
            {t('notification.markAll')}
          </IxButton>
        </div>
      </header>
      <Tabs label={t('notification.which')} current={unread ? 'unread' : 'all'}>
        {(['all', 'unread'] as const).map((each) => (
          <Link
            key={each}
            to="/notifications"
            search={each === 'unread' ? { unread: true } : {}}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={unread === (each === 'unread') ? 'page' : undefined}
          >
            {t(`notification.show.${each}`)}
          </Link>
        ))}
      </Tabs>
      <ErrorLine error={mark.error} />
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <section className="card">
          <EmptyState
            icon={iconAlarmBell}
            title={t(unread ? 'notification.noneUnread' : 'notification.none')}
            text={t('notification.noneText')}
          />
        </section>
      ) : (
        <ul className="card flush notifications" aria-label={t('room.notifications.name')}>
          {rows.map((each) => (
            <One
              key={each.id}
              told={each}
              asset={nameOf(each)}
              onRead={may && !each.read ? () => mark.mutate([each]) : undefined}
            />
          ))}
        </ul>
      )}
      <Pager
        page={page}
        parts={parts}
        onPage={(next) => navigate({ search: (before) => ({ ...before, page: next || undefined }) })}
      />
    </div>
  );
}

function One({ told, asset, onRead }: { told: Notification; asset: string; onRead?: () => void }) {
  const { t, i18n } = useTranslation();
  const known = i18n.exists(`notification.kind.${told.kind}`);
  const text = known
    ? t(`notification.kind.${told.kind as Kind}`, { tenant: told.partner.displayName, asset })
    : told.kind;
  return (
    <li className={told.read ? 'read' : undefined}>
      <div>
        <p className="notification-text">
          {!told.read && (
            <span className="dot">
              <span className="visually-hidden">{t('notification.unread')}</span>
            </span>
          )}
          <Way told={told} onFollow={onRead}>
            {text}
          </Way>
        </p>
        <p className="soft">
          <Ago time={told.at} />
          {told.times > 1 && ` · ${t('notification.times', { count: told.times })}`}
        </p>
        {told.reason && <p className="quote">“{told.reason}”</p>}
      </div>
      {onRead && (
        <button type="button" className="plain" onClick={onRead}>
          {t('notification.mark')}
        </button>
      )}
    </li>
  );
}

/** To what it tells of: following it is reading it. */
function Way({ told, onFollow, children }: { told: Notification; onFollow?: () => void; children: ReactNode }) {
  if (told.kind === 'ASSET_DISCLOSED' && told.assetId) {
    return (
      <Link to="/assets/$assetId" params={{ assetId: told.assetId }} search={{ tab: 'shares' }} onClick={onFollow}>
        {children}
      </Link>
    );
  }
  if (told.shareId) {
    return (
      <Link to="/shares/$shareId" params={{ shareId: told.shareId }} onClick={onFollow}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/settings/collaborations" onClick={onFollow}>
      {children}
    </Link>
  );
}

/** Notifications have ids alone: names are those one may read now. */
function useAssetNames(rows: Notification[]) {
  const { t } = useTranslation();
  const assets = useQuery(assetsByIdQuery([...new Set(rows.flatMap((row) => row.assetId ?? []))].sort()));
  const shareIds = [...new Set(rows.flatMap((row) => (row.assetId || !row.shareId ? [] : [row.shareId])))];
  const shares = useQueries({ queries: shareIds.map((id) => ({ ...shareQuery(id), staleTime: 60_000 })) });
  const names = new Map<string, string>();
  for (const asset of assets.data ?? []) names.set(asset.assetId, asset.name);
  for (const { data } of shares) if (data) names.set(data.id, data.asset.name);
  return ({ assetId, shareId }: Notification) => names.get(assetId ?? shareId ?? '') ?? t('notification.asset');
}
