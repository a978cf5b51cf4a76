import {
  iconAdd,
  iconAssetNetwork,
  iconBuilding1,
  iconPen,
  iconTrashcan,
  iconUserGroup,
} from '@siemens/ix-icons/icons';
import { IxButton, IxIconButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { candidatesQuery, providerQuery, type Subtenant, subtenantsQuery, usageQuery } from '~/api/settings';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { AssignWizard } from './AssignWizard';
import { SettingsPage } from './SettingsPage';
import { DeleteSubtenant, SubtenantDialog } from './SubtenantDialogs';
import { QuotaPanel } from './SubtenantQuotas';

type Doing = 'create' | 'edit' | 'delete' | 'assign';

/** The list of subtenants on one side, the chosen one with all one can do to it on the other. */
export function Subtenants() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/settings/subtenants' });
  const navigate = useNavigate();
  const found = useQuery(subtenantsQuery);
  const provider = useQuery(providerQuery);
  const usage = useQuery(usageQuery(undefined));
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const rows = found.data ?? [];
  const chosen = rows.find((each) => each.id === search.id) ?? rows[0];
  const quota = usage.data?.items.find((line) => line.quota === 'subtenants');
  const confirmed = provider.data && provider.data.regions.length > 0 && !!provider.data.terms.acceptedAt;
  const used = !!quota && typeof quota.limit === 'number' && quota.used >= quota.limit;
  const noCreate = provider.data && !confirmed ? 'subtenant.needsProvider' : used ? 'subtenant.quotaUsed' : undefined;
  return (
    <SettingsPage
      id="subtenants"
      tools={
        <>
          <IxButton
            icon={iconAdd}
            disabled={!!noCreate || !provider.data}
            title={noCreate && t(noCreate)}
            onClick={() => setDoing('create')}
          >
            {t('subtenant.create')}
          </IxButton>
          <p className="reason soft">
            {noCreate ? t(noCreate) : quota && <QuotaLeft used={quota.used} limit={quota.limit} />}{' '}
            {noCreate === 'subtenant.needsProvider' && <Link to="/settings/provider">{t('subtenant.toProvider')}</Link>}
          </p>
        </>
      }
    >
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Waiting />
      ) : chosen ? (
        <div className="split">
          <nav className="card flush side" aria-label={t('subtenant.list')}>
            <ul>
              {rows.map((each) => (
                <li key={each.id}>
                  <button
                    type="button"
                    className={each.id === chosen.id ? 'hit selected' : 'hit'}
                    aria-current={each.id === chosen.id ? 'true' : undefined}
                    onClick={() => void navigate({ to: '.', search: { id: each.id }, replace: true })}
                  >
                    <span className="line-name">{each.displayName}</span>
                    {each.deletedAt && <span className="label">{t('subtenant.deleted')}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <One key={chosen.id} subtenant={chosen} onAct={setDoing} />
        </div>
      ) : (
        <section className="card">
          <EmptyState icon={iconBuilding1} title={t('subtenant.none')} text={t('subtenant.noneText')} />
        </section>
      )}
      <ErrorLine error={provider.error ?? usage.error} />
      {doing === 'create' && (
        <SubtenantDialog onClose={close} onDone={(id) => void navigate({ to: '.', search: { id }, replace: true })} />
      )}
      {chosen && doing === 'edit' && <SubtenantDialog subtenant={chosen} onClose={close} />}
      {chosen && doing === 'delete' && <DeleteSubtenant subtenant={chosen} onClose={close} />}
      {chosen && doing === 'assign' && <AssignWizard subtenant={chosen} onClose={close} />}
    </SettingsPage>
  );
}

function QuotaLeft({ used, limit }: { used: number; limit?: number | null }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (typeof limit !== 'number') return <>{t('subtenant.unlimited', { used: format.number(used) })}</>;
  return <>{t('subtenant.quota', { used: format.number(used), limit: format.number(limit) })}</>;
}

function One({ subtenant, onAct }: { subtenant: Subtenant; onAct: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const gone = !!subtenant.deletedAt;
  return (
    <div className="stack">
      <section className="card" aria-label={subtenant.displayName}>
        <header className="card-head">
          <div>
            <h2>
              {subtenant.displayName} {gone && <span className="label">{t('subtenant.deleted')}</span>}
            </h2>
            <p className="soft">{subtenant.description || t('subtenant.noDescription')}</p>
          </div>
          <div className="tools">
            <Link className="button-link" to="/assets/$assetId" params={{ assetId: subtenant.folderId }}>
              {t('subtenant.showAssets')}
            </Link>
            {!gone && (
              <>
                <IxIconButton
                  variant="tertiary"
                  icon={iconPen}
                  aria-label={t('subtenant.edit')}
                  title={t('subtenant.edit')}
                  onClick={() => onAct('edit')}
                />
                <IxIconButton
                  variant="tertiary"
                  icon={iconTrashcan}
                  aria-label={t('subtenant.delete')}
                  title={t('subtenant.delete')}
                  onClick={() => onAct('delete')}
                />
              </>
            )}
          </div>
        </header>
        <p className="soft">
          {gone
            ? t('subtenant.deletedText', { time: format.day(subtenant.deletedAt ?? '') })
            : t('subtenant.since', { time: format.day(subtenant.createdAt) })}
        </p>
      </section>
      {!gone && <Assigned subtenant={subtenant} onAct={onAct} />}
      {!gone && <QuotaPanel subtenant={subtenant} />}
    </div>
  );
}

function Assigned({ subtenant, onAct }: { subtenant: Subtenant; onAct: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const found = useQuery(candidatesQuery(subtenant.id));
  const assigned = (found.data?.rows ?? []).filter((each) => each.assigned);
  return (
    <Panel
      title={t('subtenant.users')}
      count={found.data ? assigned.length : undefined}
      flush
      tools={
        <IxButton variant="secondary" icon={iconUserGroup} onClick={() => onAct('assign')}>
          {t('subtenant.assign')}
        </IxButton>
      }
    >
      <ErrorLine error={found.error} />
      {assigned.length > 0 ? (
        <table className="data" aria-label={t('subtenant.users')}>
          <tbody>
            {assigned.map(({ user }) => (
              <tr key={user.id}>
                <th scope="row">{[user.givenName, user.familyName].filter(Boolean).join(' ') || user.userName}</th>
                <td className="soft">{user.userName}</td>
                <td>{!user.active && <span className="label">{t('user.inactive')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        found.data && (
          <EmptyState icon={iconAssetNetwork} title={t('subtenant.noUsers')} text={t('subtenant.noUsersText')} />
        )
      )}
    </Panel>
  );
}
