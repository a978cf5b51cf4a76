import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addMember,
  changeGroup,
  type Group,
  groupsQuery,
  removeGroup,
  removeMember,
  type User,
  usersQuery,
} from '~/api/people';
import { settingsChanged } from '~/api/settings';
import { useSettled } from '~/app/useSettled';
import { ConfirmDialog, Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { closedRole, isSubtenantUser, kindOf, membersWithin, shortName } from './roles';
import { fullName } from './Users';

interface Props {
  group: Group;
  all: Group[];
  onClose: () => void;
}

const SHOWN = 50;
const EVERYBODY = 1000;

/** One group or role of the tenant's own: what it brings, and who is in it. What can't be is closed, and says why. */
export function GroupDialog({ group, all, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const name = shortName(group);
  const remove = useMutation({
    mutationFn: () => removeGroup(group.id),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: groupsQuery.queryKey });
      await settingsChanged(client);
      tell(t('group.removed', { name }));
    },
  });
  return (
    <Dialog
      title={name}
      wide
      onClose={onClose}
      footer={
        <>
          <IxButton variant="danger-secondary" onClick={() => setRemoving(true)}>
            {t('group.remove')}
          </IxButton>
          <IxButton onClick={onClose}>{t('do.close')}</IxButton>
        </>
      }
    >
      <div className="stack">
        <Description group={group} />
        <Roles group={group} all={all} />
        <Members group={group} all={all} />
      </div>
      {removing && (
        <ConfirmDialog
          title={t('group.removeTitle', { name })}
          action={t('group.remove')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        >
          <p>{t('group.removeText')}</p>
        </ConfirmDialog>
      )}
    </Dialog>
  );
}

function Description({ group }: { group: Group }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState(group.description ?? '');
  const run = useMutation({
    mutationFn: () => changeGroup(group.id, { description: text.trim() }),
    onSuccess: async () => {
      await settingsChanged(client);
      tell(t('group.saved', { name: shortName(group) }));
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate();
      }}
    >
      <Labelled label={t('fact.description')}>
        {(id) => <input id={id} className="field" value={text} onChange={(event) => setText(event.target.value)} />}
      </Labelled>
      {text.trim() !== (group.description ?? '') && (
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

interface Turn {
  container: string;
  type: 'USER' | 'GROUP';
  member: string;
  on: boolean;
}

function useMembership() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ container, type, member, on }: Turn) => {
      if (on) await addMember(container, type, member);
      else await removeMember(container, member);
    },
    onSettled: () => settingsChanged(client),
  });
}

function Roles({ group, all }: { group: Group; all: Group[] }) {
  const { t } = useTranslation();
  const everybody = useQuery(usersQuery({}, EVERYBODY));
  const run = useMembership();
  const within = membersWithin(group.id, all);
  const confined = everybody.data?.rows.find((user) => within.has(user.id) && isSubtenantUser(user));
  const roles = all.filter((each) => kindOf(each) !== 'group' && each.id !== group.id);
  return (
    <fieldset className="choices">
      <legend>{t('group.roles')}</legend>
      {roles.map((role) => {
        const has = role.members.some((member) => member.value === group.id);
        const closed = confined && closedRole(role, all);
        return (
          <label key={role.id} className="check">
            <input
              type="checkbox"
              checked={has}
              disabled={run.isPending || (!has && !!closed)}
              onChange={(event) =>
                run.mutate({ container: role.id, type: 'GROUP', member: group.id, on: event.target.checked })
              }
            />
            <span>
              {shortName(role)}
              <small className="soft">
                {closed && !has ? t('group.roleClosed', { user: fullName(confined), role: closed }) : role.description}
              </small>
            </span>
          </label>
        );
      })}
      <ErrorLine error={run.error} />
    </fieldset>
  );
}

/** Users, those in it first, and below them those one looks for. */
function Members({ group, all }: { group: Group; all: Group[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const found = useQuery(usersQuery({ q: words || undefined }, SHOWN));
  const everybody = useQuery(usersQuery({}, EVERYBODY));
  const run = useMembership();
  const direct = new Set(group.members.map((member) => member.value));
  const closed = closedRole(group, all);
  const users = new Map<string, User>();
  for (const user of everybody.data?.rows ?? []) if (direct.has(user.id)) users.set(user.id, user);
  for (const user of found.data?.rows ?? []) users.set(user.id, user);
  return (
    <fieldset className="choices">
      <legend>{t('group.members')}</legend>
      <input
        type="search"
        className="field"
        aria-label={t('group.find')}
        placeholder={t('user.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {[...users.values()].map((user) => {
        const blocked = !direct.has(user.id) && isSubtenantUser(user) ? closed : undefined;
        return (
          <label key={user.id} className="check">
            <input
              type="checkbox"
              checked={direct.has(user.id)}
              disabled={run.isPending || !!blocked}
              onChange={(event) =>
                run.mutate({ container: group.id, type: 'USER', member: user.id, on: event.target.checked })
              }
            />
            <span>
              {fullName(user)}
              <small className="soft">{blocked ? t('group.userClosed', { role: blocked }) : user.userName}</small>
            </span>
          </label>
        );
      })}
      {found.data && found.data.total > SHOWN && <p className="soft">{t('group.someUsers', { count: SHOWN })}</p>}
      <ErrorLine error={run.error ?? found.error} />
    </fieldset>
  );
}
