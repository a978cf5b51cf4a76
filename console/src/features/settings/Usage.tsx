import { iconCalendar } from '@siemens/ix-icons/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { subtenantsQuery, type UsageDay, type UsageLine, usageQuery } from '~/api/settings';
import { useWho } from '~/app/session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { SettingsPage } from './SettingsPage';

const KNOWN = [
  'subtenants',
  'users',
  'assets',
  'types',
  'policies',
  'shares',
  'storageBytes',
  'samplesPerDay',
  'requestsPerMinute',
] as const;

/** What the tenant uses of what it may, or one of its subtenants. */
export function Usage() {
  const { t } = useTranslation();
  const who = useWho();
  const navigate = useNavigate();
  const search = useSearch({ from: '/settings/usage' });
  const subtenants = useQuery({ ...subtenantsQuery, enabled: who.subtenantsAvailable });
  const found = useQuery({ ...usageQuery(search.id), enabled: who.can('View consumption details') });
  const living = (subtenants.data ?? []).filter((each) => !each.deletedAt);
  return (
    <SettingsPage id="usage">
      {!who.can('View consumption details') ? (
        <p className="card">{t('error.right', { right: 'View consumption details' })}</p>
      ) : (
        <>
          {living.length > 0 && (
            <div className="filters">
              <select
                className="field"
                aria-label={t('usage.of')}
                value={search.id ?? ''}
                onChange={(event) => {
                  const id = event.target.value || undefined;
                  void navigate({ to: '.', search: { id }, replace: true });
                }}
              >
                <option value="">{t('usage.whole')}</option>
                {living.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.displayName}
                  </option>
                ))}
              </select>
            </div>
          )}
          {found.error ? (
            <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
          ) : found.data ? (
            <>
              <Panel title={t('usage.now')} flush>
                <Lines lines={found.data.items} />
              </Panel>
              <Panel title={t('usage.byDay')} flush>
                {found.data.days.length > 0 ? (
                  <Days days={found.data.days} />
                ) : (
                  <EmptyState icon={iconCalendar} title={t('usage.noDay')} text={t('usage.noDayText')} />
                )}
              </Panel>
            </>
          ) : (
            <Waiting />
          )}
        </>
      )}
    </SettingsPage>
  );
}

const NEARLY = 0.9;

function Lines({ lines }: { lines: UsageLine[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <table className="data usage" aria-label={t('usage.now')}>
      <thead>
        <tr>
          <th scope="col">{t('usage.quota')}</th>
          <th scope="col" className="end">
            {t('usage.used')}
          </th>
          <th scope="col" className="end">
            {t('usage.limit')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('usage.share')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ quota, used, limit }) => {
          const known = KNOWN.find((each) => each === quota);
          const name = known ? t(`usage.kind.${known}`) : quota;
          const limited = typeof limit === 'number';
          return (
            <tr key={quota}>
              <th scope="row">{name}</th>
              <td className="end">{format.number(used)}</td>
              <td className="end">{limited ? format.number(limit) : t('usage.unlimited')}</td>
              <td>
                {limited && (
                  <meter
                    aria-label={name}
                    min={0}
                    max={Math.max(limit, 1)}
                    high={limit * NEARLY}
                    optimum={0}
                    value={used}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const COLUMNS = ['requests', 'samples', 'assets', 'shares', 'storageBytes'] as const;

/** The last days, the latest first. Of days on which nothing was counted there is no stock to tell. */
function Days({ days }: { days: UsageDay[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div className="scroll">
      <table className="data stacked" aria-label={t('usage.byDay')}>
        <thead>
          <tr>
            <th scope="col">{t('usage.day')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="end">
                {t(`usage.ofDay.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days
            .toSorted((one, other) => (one.day < other.day ? 1 : -1))
            .map((day) => (
              <tr key={day.day}>
                <th scope="row">
                  <time dateTime={day.day}>{format.day(`${day.day}T12:00:00`)}</time>
                </th>
                {COLUMNS.map((column) => (
                  <td key={column} className="end" data-label={t(`usage.ofDay.${column}`)}>
                    {typeof day[column] === 'number' ? format.number(day[column]) : '–'}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
