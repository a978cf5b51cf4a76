import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shareHistoryQuery } from '~/api/queries';
import type { Share, ShareState, TermsEvent } from '~/api/types';
import { ErrorLine } from '~/ui/ErrorCard';
import { StatusPill } from '~/ui/StatusPill';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';

/** Every change of a share's state: when, by whom, why. */
export function ShareHistory({ share }: { share: Share }) {
  const { t } = useTranslation();
  const format = useFormats();
  const found = useQuery(shareHistoryQuery(share.id));
  if (found.error) return <ErrorLine error={found.error} />;
  if (!found.data) return <Waiting />;
  const names = new Map([share.owner, share.receiver].map((party) => [party.tenant, party.displayName]));
  return (
    <ol className="history" aria-label={t('shares.history')}>
      {found.data.map((event) => (
        <li key={`${event.at}${event.state}`}>
          {isTermsEvent(event.state) ? (
            <span className="pill past">{t(`terms.event.${event.state}`)}</span>
          ) : (
            <StatusPill state={event.state} />
          )}
          <time dateTime={event.at}>{format.time(event.at)}</time>
          <span className="soft">
            {event.by
              ? [names.get(event.by.tenant) ?? event.by.tenant, event.by.name].filter(Boolean).join(', ')
              : t('shares.byTime')}
          </span>
          {event.reason && <span className="quote">“{event.reason}”</span>}
        </li>
      ))}
    </ol>
  );
}

const TERMS_EVENTS: ReadonlySet<string> = new Set<TermsEvent>([
  'NARROWED',
  'WIDENING_OFFERED',
  'WIDENED',
  'WIDENING_DECLINED',
  'WIDENING_WITHDRAWN',
  'EXTENSION_ASKED',
  'EXTENSION_DECLINED',
]);

const isTermsEvent = (state: ShareState | TermsEvent): state is TermsEvent => TERMS_EVENTS.has(state);
