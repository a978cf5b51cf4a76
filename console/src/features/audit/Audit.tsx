import { iconDownload, iconHistoryList } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { entriesQuery, exportAddress, verifyAudit } from '~/api/audit';
import type { AuditSearch } from '~/app/search';
import { isTenantAdministrator, useWho } from '~/app/session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { SettingsPage } from '../settings/SettingsPage';
import { AuditFilter } from './AuditFilter';
import { Chain } from './Chain';
import { Entries } from './Entries';

/** Who did what in the tenant, who was refused, and whether that record is still the one that was written. */
export function Audit() {
  const { t } = useTranslation();
  const format = useFormats();
  const search = useSearch({ from: '/settings/audit' });
  const { page = 0, ...filter } = search;
  const navigate = useNavigate();
  const found = useQuery({ ...entriesQuery(filter, page), enabled: isTenantAdministrator(useWho()) });
  const verify = useMutation({ mutationFn: verifyAudit });
  const narrow = (change: Partial<AuditSearch>) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, page: undefined, ...change }),
      replace: true,
      resetScroll: change.page !== undefined,
    });
  const pages = found.data?.page.totalPages ?? 0;
  return (
    <SettingsPage
      id="audit"
      tools={
        <>
          <IxButton variant="secondary" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('audit.verify')}
          </IxButton>
          <IxButton variant="secondary" icon={iconDownload} href={exportAddress(filter)}>
            {t('audit.export')}
          </IxButton>
        </>
      }
    >
      <ErrorLine error={verify.error} />
      {verify.data && <Chain report={verify.data} />}
      <AuditFilter search={search} onChange={narrow} />
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Panel title={t('audit.entries')} count={found.data.page.totalElements} flush>
          {found.data.rows.length > 0 ? (
            <Entries rows={found.data.rows} />
          ) : (
            <EmptyState icon={iconHistoryList} title={t('audit.none')} text={t('audit.noneText')} />
          )}
          {pages > 1 && (
            <p className="pad soft">
              <button
                type="button"
                className="plain"
                disabled={page === 0}
                onClick={() => narrow({ page: page > 1 ? page - 1 : undefined })}
              >
                {t('do.back')}
              </button>
              {t('audit.part', { part: format.number(page + 1), parts: format.number(pages) })}
              <button
                type="button"
                className="plain"
                disabled={page + 1 >= pages}
                onClick={() => narrow({ page: page + 1 })}
              >
                {t('do.next')}
              </button>
            </p>
          )}
        </Panel>
      ) : (
        <Waiting />
      )}
    </SettingsPage>
  );
}
