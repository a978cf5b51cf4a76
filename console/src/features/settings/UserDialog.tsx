import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addMember,
  changeUser,
  endSessions,
  type Group,
  groupsQuery,
  linkPassword,
  removeMember,
  removeUser,
  type User,
  userQuery,
} from '~/api/people';
import { type Subtenant, settingsChanged } from '~/api/settings';
import { useWho } from '~/app/session';
import { ConfirmDialog, Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { PasswordLinkText } from './PasswordLinkText';
import { closedRole, isSubtenantUser, kindOf, shortName } from './roles';
import { fullName, subtenantText } from './Users';

interface Props {
  userId: string;
  subtenants: Subtenant[];
  onClose: () => void;
}

/** One user: names, groups and roles, the way to a new password, the way out. */
export function UserDialog({ userId, subtenants, onClose }: Props) {
  const { t } = useTranslation();
  const user = useQuery(userQuery(userId));
  const groups = useQuery(groupsQuery);
  const error = user.error ?? groups.error;
  return (
    <Dialog
      title={user.data ? fullName(user.data) : t('user.one')}
      wide
      onClose={onClose}
      footer={<IxButton onClick={onClose}>{t('do.close')}</IxButton>}
    >
      {user.data && groups.data ? (
        <One user={user.data} groups={groups.data} subtenants={subtenants} onClose={onClose} />
      ) : error ? (
        <ErrorLine error={error} />
      ) : (
        <Waiting />
      )}
    </Dialog>
  );
}

function One({ user, groups, subtenants, onClose }: Omit<Props, 'userId'> & { user: User; groups: Group[] }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="soft facts">
        <span>{user.userName}</span>
        <span className="label">{t(isSubtenantUser(user) ? 'user.ofSubtenant' : 'user.ofTenant')}</span>
        {isSubtenantUser(user) && <span>{subtenantText(user, subtenants) || t('user.noSubtenant')}</span>}
        {!user.active && <span className="label">{t('user.inactive')}</span>}
      </p>
      <Names user={user} />
      <Assignments user={user} groups={groups} />
      <Access user={user} onGone={onClose} />
    </>
  );
}

function Names({ user }: { user: User }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [names, setNames] = useState(user.name);
  const run = useMutation({
    mutationFn: () => changeUser(user.id, { name: names }),
    onSuccess: async () => {
      await settingsChanged(client);
      tell(t('user.saved'));
    },
  });
  const same = names.givenName === user.name.givenName && names.familyName === user.name.familyName;
  return (
    <form
      className="form-grid"
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) run.mutate();
      }}
    >
      {(['givenName', 'familyName'] as const).map((field) => (
        <Labelled key={field} label={t(`user.${field}`)}>
          {(id) => (
            <input
              id={id}
              className="field"
              value={names[field]}
              onChange={(event) => setNames({ ...names, [field]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
      {!same && (
        <div>
          <IxButton type="submit" loading={run.isPending} disabled={run.isPending}>
            {t('do.save')}
          </IxButton>
        </div>
      )}
      <ErrorLine error={run.error} />
    </form>
  );
}

const KINDS = ['group', 'builtIn', 'custom'] as const;

/** Groups and roles to tick. What a subtenant's user can't have is closed, and says by which role. */
function Assignments({ user, groups }: { user: User; groups: Group[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const held = new Map(user.groups.map((group) => [group.value, group.type]));
  const run = useMutation({
    mutationFn: async ({ group, on }: { group: Group; on: boolean }) => {
      if (on) await addMember(group.id, 'USER', user.id);
      else await removeMember(group.id, user.id);
    },
    onSettled: () => settingsChanged(client),
  });
  return (
    <>
      {KINDS.map((kind) => {
        const some = groups.filter((group) => kindOf(group) === kind);
        if (some.length === 0) return null;
        return (
          <fieldset key={kind} className="choices">
            <legend>{t(`user.assign.${kind}`)}</legend>
            {some.map((group) => {
              const how = held.get(group.id);
              const closed = isSubtenantUser(user) ? closedRole(group, groups) : undefined;
              const blocked = closed !== undefined && how !== 'DIRECT';
              return (
                <label key={group.id} className="check">
                  <input
                    type="checkbox"
                    checked={how !== undefined}
                    disabled={blocked || how === 'INDIRECT' || run.isPending}
                    onChange={(event) => run.mutate({ group, on: event.target.checked })}
                  />
                  <span>
                    {shortName(group)}
                    <small className="soft">
                      {blocked
                        ? t(closed === group.displayName ? 'user.closed' : 'user.closedBy', { role: closed })
                        : how === 'INDIRECT'
                          ? t('user.through')
                          : group.description}
                    </small>
                  </span>
                </label>
              );
            })}
          </fieldset>
        );
      })}
      <ErrorLine error={run.error} />
    </>
  );
}

function Access({ user, onGone }: { user: User; onGone: () => void }) {
  const { t } = useTranslation();
  const who = useWho();
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const link = useMutation({ mutationFn: () => linkPassword(user.id) });
  const act = useMutation({
    mutationFn: async (what: 'activate' | 'signOut') => {
      if (what === 'signOut') await endSessions(user.id);
      else await changeUser(user.id, { active: !user.active });
    },
    onSuccess: async (_, what) => {
      await settingsChanged(client);
      tell(t(what === 'signOut' ? 'user.signedOut' : 'user.saved'));
    },
  });
  const remove = useMutation({
    mutationFn: () => removeUser(user.id),
    onSuccess: async () => {
      onGone();
      await settingsChanged(client);
      tell(t('user.removed', { name: fullName(user) }));
    },
  });
  const self = who.user.id === user.id;
  return (
    <fieldset className="values">
      <legend>{t('user.access')}</legend>
      <div className="tools">
        <IxButton variant="secondary" disabled={link.isPending} onClick={() => link.mutate()}>
          {t('user.newLink')}
        </IxButton>
        <IxButton variant="secondary" disabled={act.isPending} onClick={() => act.mutate('signOut')}>
          {t('user.signOut')}
        </IxButton>
        <IxButton
          variant="secondary"
          disabled={self || act.isPending}
          title={self ? t('user.self') : undefined}
          onClick={() => act.mutate('activate')}
        >
          {t(user.active ? 'user.deactivate' : 'user.activate')}
        </IxButton>
        <IxButton
          variant="danger-secondary"
          disabled={self}
          title={self ? t('user.self') : undefined}
          onClick={() => setRemoving(true)}
        >
          {t('user.remove')}
        </IxButton>
      </div>
      {link.data && <PasswordLinkText link={link.data} />}
      <ErrorLine error={link.error ?? act.error} />
      {removing && (
        <ConfirmDialog
          title={t('user.removeTitle', { name: fullName(user) })}
          action={t('user.remove')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        >
          <p>{t('user.removeText')}</p>
        </ConfirmDialog>
      )}
    </fieldset>
  );
}
