import { iconAdd, iconUserGroup } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type User, usersQuery } from '~/api/people';
import { type Subtenant, subtenantsQuery } from '~/api/settings';
import { useWho } from '~/app/session';
import { useSettled } from '~/app/useSettled';
import { Ago } from '~/ui/Ago';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { Waiting } from '~/ui/Waiting';
import { NewUserDialog } from './NewUser';
import { isSubtenantUser } from './roles';
import { SettingsPage } from './SettingsPage';
import { UserDialog } from './UserDialog';

const STEP = 100;
const MOST = 1000;

/** Everybody in the tenant: who they are, and what they may. */
export function Users() {
  const { t } = useTranslation();
  const who = useWho();
  const navigate = useNavigate();
  const search = useSearch({ from: '/settings/users' });
  const [typed, setTyped] = useState(search.q ?? '');
  const words = useSettled(typed.trim());
  const [count, setCount] = useState(STEP);
  const [creating, setCreating] = useState(false);
  const found = useQuery(usersQuery({ q: words || undefined }, count));
  const subtenants = useQuery({ ...subtenantsQuery, enabled: who.subtenantsAvailable });
  const open = (user: string | undefined) => void navigate({ to: '.', search: (before) => ({ ...before, user }) });
  return (
    <SettingsPage
      id="users"
      tools={
        <IxButton icon={iconAdd} onClick={() => setCreating(true)}>
          {t('user.create')}
        </IxButton>
      }
    >
      <div className="filters">
        <input
          type="search"
          className="field"
          aria-label={t('user.search')}
          placeholder={t('user.search')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            const q = event.target.value.trim() || undefined;
            void navigate({ to: '.', search: (before) => ({ ...before, q }), replace: true });
          }}
        />
      </div>
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Panel title={t('user.list')} count={found.data.total} flush>
          {found.data.rows.length > 0 ? (
            <Table rows={found.data.rows} subtenants={subtenants.data ?? []} onOpen={open} />
          ) : (
            <EmptyState icon={iconUserGroup} title={t('user.none')} text={t('user.noneText')} />
          )}
          {found.data.rows.length < found.data.total && count < MOST && (
            <p className="pad">
              <button type="button" className="plain" onClick={() => setCount(Math.min(MOST, count + STEP))}>
                {t('do.more')}
              </button>
            </p>
          )}
        </Panel>
      ) : (
        <Waiting />
      )}
      {creating && (
        <NewUserDialog
          subtenants={(subtenants.data ?? []).filter((each) => !each.deletedAt)}
          onClose={() => setCreating(false)}
        />
      )}
      {search.user && (
        <UserDialog userId={search.user} subtenants={subtenants.data ?? []} onClose={() => open(undefined)} />
      )}
    </SettingsPage>
  );
}

interface TableProps {
  rows: User[];
  subtenants: Subtenant[];
  onOpen: (userId: string) => void;
}

function Table({ rows, subtenants, onOpen }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className="scroll">
      <table className="data stacked" aria-label={t('user.list')}>
        <thead>
          <tr>
            <th scope="col">{t('fact.name')}</th>
            <th scope="col">{t('user.kind')}</th>
            <th scope="col">{t('user.roles')}</th>
            <th scope="col">{t('table.state')}</th>
            <th scope="col">{t('user.lastLogon')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onOpen(user.id)}>
                  {fullName(user)}
                </button>
                <small className="soft">{user.userName}</small>
              </th>
              <td data-label={t('user.kind')}>
                {isSubtenantUser(user) ? (
                  <>
                    {t('user.ofSubtenant')}
                    <small className="soft">{subtenantText(user, subtenants) || t('user.noSubtenant')}</small>
                  </>
                ) : (
                  t('user.ofTenant')
                )}
              </td>
              <td data-label={t('user.roles')}>
                {user.groups
                  .filter((group) => group.type === 'DIRECT')
                  .map((group) => group.display)
                  .join(', ')}
              </td>
              <td>{user.active ? t('user.active') : <span className="label">{t('user.inactive')}</span>}</td>
              <td data-label={t('user.lastLogon')}>
                {user.lastLogonTime ? (
                  <Ago time={user.lastLogonTime} />
                ) : (
                  <span className="soft">{t('user.never')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export const fullName = (user: User) =>
  [user.name.givenName, user.name.familyName].filter(Boolean).join(' ') || user.userName;

export function subtenantText(user: User, subtenants: Subtenant[]): string {
  return (user.subtenants ?? [])
    .map(({ id }) => subtenants.find((each) => each.id === id)?.displayName ?? id)
    .join(', ');
}
