import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '~/api/audit';
import { useFormats } from '~/ui/useFormats';

/** The latest first. What an entry changed, and the hash that ties it to the one before, open below it. */
export function Entries({ rows }: { rows: AuditEntry[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div className="scroll">
      <table className="data stacked audit" aria-label={t('audit.entries')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.time')}</th>
            <th scope="col">{t('audit.actor')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.about')}</th>
            <th scope="col">{t('audit.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <tr key={entry.number}>
              <th scope="row">
                <time dateTime={entry.time}>{format.time(entry.time)}</time>
                <small className="soft">{t('audit.number', { number: entry.number })}</small>
              </th>
              <td data-label={t('audit.actor')}>{entry.actor}</td>
              <td data-label={t('audit.action')}>
                <code>{entry.action}</code>
                <More entry={entry} />
              </td>
              <td data-label={t('audit.about')}>
                {entry.objects.map((object) => (
                  <small key={object}>{object}</small>
                ))}
              </td>
              <td data-label={t('audit.outcome')}>
                <span className={entry.outcome === 'denied' ? 'pill bad' : 'pill good'}>
                  {t(entry.outcome === 'denied' ? 'audit.denied' : 'audit.done')}
                </span>
                {entry.times > 1 && <small className="soft">{t('audit.times', { count: entry.times })}</small>}
                {entry.reason && <small className="soft">{entry.reason}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function More({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const changes = JSON.stringify(entry.changes, null, 2);
  return (
    <details>
      <summary>{t('audit.more')}</summary>
      <dl className="facts-list">
        {changes !== '{}' && (
          <div>
            <dt>{t('audit.changes')}</dt>
            <dd>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
              <pre tabIndex={0}>{changes}</pre>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('audit.request')}</dt>
          <dd>{entry.requestId || '–'}</dd>
        </div>
        <div>
          <dt>{t('audit.hash')}</dt>
          <dd>{entry.hash}</dd>
        </div>
      </dl>
    </details>
  );
}
