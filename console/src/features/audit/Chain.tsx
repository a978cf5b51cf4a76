import { useTranslation } from 'react-i18next';
import type { AuditReport } from '~/api/audit';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';

const KINDS = ['changed', 'removed', 'inserted', 'reordered', 'recomputed'] as const;

/** What came of checking the chain: whole, or which entries are not what was written. */
export function Chain({ report }: { report: AuditReport }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div role="status" className="chain">
      <Panel title={t(report.valid ? 'audit.whole' : 'audit.broken')}>
        {report.valid ? (
          <p>{t('audit.wholeText', { count: report.head.number, number: format.number(report.head.number) })}</p>
        ) : (
          <ul className="findings">
            {report.findings.map((finding) => (
              <li key={`${finding.kind} ${finding.number}`} className="error-text">
                {kindText(finding.kind)} {finding.detail}
              </li>
            ))}
          </ul>
        )}
        <dl className="facts-list">
          <div>
            <dt>{t('audit.head')}</dt>
            <dd>{report.head.hash}</dd>
          </div>
          <div>
            <dt>{t('audit.signature')}</dt>
            <dd>{report.head.signature}</dd>
          </div>
        </dl>
        <p className="soft">{t('audit.keepHead')}</p>
      </Panel>
    </div>
  );

  function kindText(kind: string) {
    const known = KINDS.find((each) => each === kind);
    return known ? `${t(`audit.kind.${known}`)}:` : '';
  }
}
