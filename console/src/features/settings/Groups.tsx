import { iconAdd } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createGroup, type Group, groupsQuery } from '~/api/people';
import { settingsChanged } from '~/api/settings';
import { ActDialog } from '~/ui/Dialog';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { GroupDialog } from './GroupDialog';
import { heldBy, isOfApplication, type Kind, kindOf, PREFIX, shortName } from './roles';
import { SettingsPage } from './SettingsPage';

const KINDS = ['group', 'custom', 'builtIn'] as const;

/** Groups of users, roles of the tenant's own, and those that are there anyway. */
export function Groups() {
  const { t } = useTranslation();
  const { id } = useSearch({ from: '/settings/groups' });
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const found = useQuery(groupsQuery);
  const open = (group: string | undefined) => void navigate({ to: '.', search: { id: group } });
  const chosen = found.data?.find((group) => group.id === id);
  return (
    <SettingsPage
      id="groups"
      tools={
        <IxButton icon={iconAdd} onClick={() => setCreating(true)}>
          {t('group.create')}
        </IxButton>
      }
    >
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        KINDS.map((kind) => <List key={kind} kind={kind} all={found.data} onOpen={open} />)
      ) : (
        <Waiting />
      )}
      {creating && <NewGroup onClose={() => setCreating(false)} onMade={(made) => open(made.id)} />}
      {chosen && found.data && <GroupDialog group={chosen} all={found.data} onClose={() => open(undefined)} />}
    </SettingsPage>
  );
}

function List({ kind, all, onOpen }: { kind: Kind; all: Group[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const rows = all.filter((group) => kindOf(group) === kind && !isOfApplication(group));
  const title = t(`group.list.${kind}`);
  const members = (group: Group) => {
    const users = group.members.filter((member) => member.type === 'USER').length;
    const groups = group.members.length - users;
    return [t('group.users', { count: users }), groups > 0 && t('group.groups', { count: groups })]
      .filter(Boolean)
      .join(', ');
  };
  return (
    <Panel title={title} count={rows.length} flush>
      {rows.length === 0 ? (
        <p className="soft pad">{t('group.none')}</p>
      ) : (
        <div className="scroll">
          <table className="data stacked" aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('fact.name')}</th>
                <th scope="col">{t('group.has')}</th>
                <th scope="col">{t('group.members')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((group) => (
                <tr key={group.id}>
                  <th scope="row">
                    {kind === 'builtIn' ? (
                      shortName(group)
                    ) : (
                      <button type="button" className="link" onClick={() => onOpen(group.id)}>
                        {shortName(group)}
                      </button>
                    )}
                    {group.description && <small className="soft">{group.description}</small>}
                  </th>
                  <td data-label={t('group.has')}>
                    {heldBy(group.id, all)
                      .map((role) => shortName(role))
                      .join(', ')}
                  </td>
                  <td data-label={t('group.members')}>{members(group)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

const NAME = 255;

function NewGroup({ onClose, onMade }: { onClose: () => void; onMade: (group: Group) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kind, setKind] = useState<'group' | 'custom'>('group');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [tried, setTried] = useState(false);
  const run = useMutation({
    mutationFn: () =>
      createGroup({ displayName: PREFIX[kind] + name.trim(), description: description.trim() || undefined }),
    onSuccess: async (made) => {
      await settingsChanged(client);
      tell(t('group.created', { name: name.trim() }));
      onClose();
      onMade(made);
    },
  });
  const bad = tried && !name.trim();
  return (
    <ActDialog
      title={t('group.create')}
      onClose={onClose}
      action={t('do.create')}
      busy={run.isPending}
      onAct={() => {
        setTried(true);
        if (name.trim()) run.mutate();
      }}
    >
      <div className="stack">
        <fieldset className="choices plain">
          <legend>{t('user.kind')}</legend>
          {(['group', 'custom'] as const).map((each) => (
            <label key={each} className="check">
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>
                {t(`group.kind.${each}`)}
                <small className="soft">{t(`group.kindText.${each}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Labelled label={t('fact.name')} required bad={bad} hint={bad ? t('say.required') : t('group.nameHint')}>
          {(id, described) => (
            <input
              id={id}
              className="field"
              data-first
              maxLength={NAME - PREFIX[kind].length}
              aria-describedby={described}
              aria-invalid={bad || undefined}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('fact.description')}>
          {(id) => (
            <input
              id={id}
              className="field"
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Labelled>
        <ErrorLine error={run.error} />
      </div>
    </ActDialog>
  );
}
