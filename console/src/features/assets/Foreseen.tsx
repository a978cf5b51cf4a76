import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { subtenantNamesQuery } from '~/api/settings';
import type { Consequences } from '~/api/types';
import { useWho } from '~/app/session';
import { useFormats } from '~/ui/useFormats';

/** What a deletion or a move comes to, for those who see the assets. */
export function Foreseen({ told, of }: { told: Consequences; of: 'delete' | 'move' }) {
  const { t } = useTranslation();
  const format = useFormats();
  const who = useWho();
  const subtenants = useQuery({ ...subtenantNamesQuery, enabled: who.tenantLevel && told.subtenants.length > 0 });
  const count = (number: number) => ({ count: number, total: format.number(number) });
  const disclosed = told.receivers.filter((each) => each.gains > 0);
  return (
    <>
      {told.refusal && (
        <p className="error-line" role="alert">
          {told.refusal.detail}
        </p>
      )}
      {disclosed.length > 0 && (
        <section className="note warn" aria-label={t('foreseen.disclosure')}>
          <div>
            <p>
              <strong>{t('foreseen.disclosure')}</strong>
            </p>
            {disclosed.map(({ receiver, gains }) => (
              <p key={receiver.tenant}>
                {t('foreseen.gains', { tenant: receiver.displayName ?? receiver.tenant, ...count(gains) })}
              </p>
            ))}
          </div>
        </section>
      )}
      <ul className="consequences">
        <li>{t(`foreseen.${of}`, count(told.assets))}</li>
        {told.shares.map((share) => (
          <li key={share.id}>
            {t(share.state === 'OPEN' ? 'foreseen.offerEnds' : 'foreseen.shareEnds', {
              tenant: share.receiver.displayName ?? share.receiver.tenant,
            })}
          </li>
        ))}
        {told.receivers
          .filter((each) => each.loses > 0)
          .map(({ receiver, loses }) => (
            <li key={receiver.tenant}>
              {t('foreseen.loses', { tenant: receiver.displayName ?? receiver.tenant, ...count(loses) })}
            </li>
          ))}
        {told.subtenants.map(({ subtenantId, loses, gains }) => {
          const name = subtenants.data?.get(subtenantId) ?? subtenantId;
          return (
            <li key={subtenantId}>
              {[
                loses > 0 && t('foreseen.subtenantLoses', { subtenant: name, ...count(loses) }),
                gains > 0 && t('foreseen.subtenantGains', { subtenant: name, ...count(gains) }),
              ]
                .filter(Boolean)
                .join(' ')}
            </li>
          );
        })}
        {Object.entries(told.removed)
          .filter(([kind, number]) => number > 0 && kind !== 'assets')
          .map(([kind, number]) => (
            <li key={kind}>{t('foreseen.purged', { kind: kindName(kind, t), total: format.number(number) })}</li>
          ))}
      </ul>
    </>
  );
}

const KINDS = ['series', 'samples', 'events', 'files', 'shares', 'labels'] as const;

export function kindName(kind: string, t: TFunction): string {
  const known = KINDS.find((each) => each === kind);
  return known ? t(`kind.${known}`) : kind;
}
