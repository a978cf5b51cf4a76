import { useTranslation } from 'react-i18next';

/** Leads from one part of a list to the next. A list of one part needs none. */
export function Pager({ page, parts, onPage }: { page: number; parts: number; onPage: (page: number) => void }) {
  const { t } = useTranslation();
  if (parts <= 1) return null;
  const part = t('say.part', { part: page + 1, parts });
  return (
    <nav className="pad soft" aria-label={part}>
      <button type="button" className="plain" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('do.back')}
      </button>
      {part}
      <button type="button" className="plain" disabled={page + 1 >= parts} onClick={() => onPage(page + 1)}>
        {t('do.next')}
      </button>
    </nav>
  );
}
