import { iconSearch } from '@siemens/ix-icons/icons';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('error.page.title')}</h1>
      <EmptyState icon={iconSearch} title={t('error.page.text')}>
        <Link to="/">{t('error.page.home')}</Link>
      </EmptyState>
    </div>
  );
}

export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <div className="page">
      <ErrorCard error={error} heading="h1" onRetry={reset} />
    </div>
  );
}
