import { useTranslation } from 'react-i18next';
import { CopyText } from './CopyText';

/** What is told this once and never again. */
export function Secret({ title, texts }: { title: string; texts: [string, string][] }) {
  const { t } = useTranslation();
  return (
    <section className="note warn" aria-label={title}>
      <div>
        <p role="status">
          <strong>{t('secret.once')}</strong>
        </p>
        <dl className="facts-list">
          {texts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <CopyText text={text} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
