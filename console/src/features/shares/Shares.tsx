import { iconShare } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collaborationsQuery, sharePartsQuery, sharesQuery } from '~/api/queries';
import type { Share, ShareState } from '~/api/types';
import { DIRECTIONS, type Direction } from '~/app/search';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { Ago } from '~/ui/Ago';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { Tabs } from '~/ui/Tabs';
import { Waiting } from '~/ui/Waiting';
import type { Act } from './model';
import { ProfileText } from './ProfileText';
import { ShareActs } from './ShareActs';
import { ShareTable, Windows } from './ShareTable';

const RUNNING: ShareState[] = ['ACCEPTED', 'FAILED'];
const OVER: ShareState[] = ['DECLINED', 'WITHDRAWN', 'EXPIRED', 'REVOKED', 'LEFT', 'ENDED'];

/** What others offer and lend to the tenant, and what it offers and lends itself. */
export function Shares() {
  const { t } = useTranslation();
  const { direction = 'incoming', partner } = useSearch({ from: '/shares' });
  const navigate = useNavigate();
  usePageTitle(t('room.shares.name'));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{t('room.shares.name')}</h1>
          <p className="soft">{t(`shares.lead.${direction}`)}</p>
        </div>
      </header>
      <Tabs label={t('shares.directions')} current={direction}>
        {DIRECTIONS.map((each) => (
          <Link
            key={each}
            to="/shares"
            search={(before) => ({ ...before, direction: each === 'incoming' ? undefined : each })}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={each === direction ? 'page' : undefined}
          >
            {t(`shares.direction.${each}`)}
          </Link>
        ))}
      </Tabs>
      <PartnerFilter
        partner={partner}
        onChange={(chosen) =>
          void navigate({ to: '.', search: (before) => ({ ...before, partner: chosen }), replace: true })
        }
      />
      <div className="stack">
        {direction === 'incoming' ? (
          <Offers partner={partner} />
        ) : (
          <List direction="outgoing" states={['OPEN']} partner={partner} title={t('shares.open')} />
        )}
        <List direction={direction} states={RUNNING} partner={partner} title={t('shares.running')} />
        <List direction={direction} states={OVER} partner={partner} title={t('shares.past')} />
      </div>
    </div>
  );
}

/** Everybody one collaborates with or has; with one alone there is nothing to choose. */
function PartnerFilter({ partner, onChange }: { partner?: string; onChange: (tenant: string | undefined) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(collaborationsQuery);
  const names = new Map(data?.rows.map((each) => [each.partner.tenant, each.partner.displayName]));
  if (names.size < 2 && !partner) return null;
  return (
    <div className="filters">
      <select
        className="field"
        aria-label={t('shares.partner')}
        value={partner ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{t('shares.anybody')}</option>
        {[...names].map(([tenant, name]) => (
          <option key={tenant} value={tenant}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ListProps {
  direction: Direction;
  states: ShareState[];
  partner?: string;
  title: string;
}

function List({ direction, states, partner, title }: ListProps) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(sharePartsQuery({ direction, state: states, partner }));
  if (found.error) return <ErrorCard error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  const rows = found.data.pages.flatMap((part) => part.rows);
  return (
    <Panel title={title} count={found.data.pages.at(-1)?.page.totalElements} flush>
      {rows.length > 0 ? <ShareTable label={title} shares={rows} /> : <p className="soft pad">{t('shares.none')}</p>}
      {found.hasNextPage && (
        <p className="pad">
          <button
            type="button"
            className="plain"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('do.more')}
          </button>
        </p>
      )}
    </Panel>
  );
}

/** Offers that wait for an answer, each on a card with all one needs to decide. */
function Offers({ partner }: { partner?: string }) {
  const { t } = useTranslation();
  const found = useQuery(sharesQuery({ direction: 'incoming', state: ['OPEN'], partner, size: 500 }));
  if (found.error) return <ErrorCard error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  if (found.data.rows.length === 0) {
    return (
      <section className="card">
        <EmptyState icon={iconShare} title={t('shares.noOffers')} text={t('shares.noOffersText')} />
      </section>
    );
  }
  return (
    <section aria-label={t('shares.offers')}>
      <ul className="offers">
        {found.data.rows.map((share) => (
          <Offer key={share.id} share={share} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ share }: { share: Share }) {
  const { t } = useTranslation();
  const who = useWho();
  const [act, setAct] = useState<Act>();
  const may = who.can('Share assets');
  return (
    <li className="card offer">
      <span className="avatar square" aria-hidden="true">
        {share.owner.displayName.slice(0, 2).toUpperCase()}
      </span>
      <div className="offer-text">
        <h2>
          <Link to="/shares/$shareId" params={{ shareId: share.id }}>
            {share.asset.name}
          </Link>
        </h2>
        <p className="soft">
          {share.owner.displayName} · <Ago time={share.offeredAt} /> · {share.asset.typeId} ·{' '}
          {share.channels.map((channel) => t(`channel.${channel}`)).join(', ')}
        </p>
        {share.note && <p className="quote">“{share.note}”</p>}
        <details>
          <summary>{t('shares.whatVisible')}</summary>
          <ProfileText profile={share.profile} channels={share.channels} />
          {share.descendants && <p className="soft">{t('shares.withDescendants')}</p>}
          <Windows share={share} />
        </details>
      </div>
      <div className="tools">
        <IxButton variant="secondary" disabled={!may} onClick={() => setAct('decline')}>
          {t('act.decline.do')}
        </IxButton>
        <IxButton disabled={!may} onClick={() => setAct('accept')}>
          {t('act.accept.do')}
        </IxButton>
        {!may && <p className="reason soft">{t('error.right', { right: 'Share assets' })}</p>}
      </div>
      {act && <ShareActs share={share} act={act} onClose={() => setAct(undefined)} />}
    </li>
  );
}
