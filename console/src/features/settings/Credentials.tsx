import { iconAdd, iconKey } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CredentialSecret,
  createCredential,
  credentialsQuery,
  rotateCredential,
  type ServiceCredential,
  withdrawCredential,
} from '~/api/credentials';
import { groupsQuery } from '~/api/people';
import { subtenantNamesQuery } from '~/api/settings';
import { Ago } from '~/ui/Ago';
import { ActDialog, ConfirmDialog, Dialog } from '~/ui/Dialog';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Panel } from '~/ui/Panel';
import { RoleTicks } from '~/ui/RoleTicks';
import { Secret } from '~/ui/Secret';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { kindOf } from './roles';
import { SettingsPage } from './SettingsPage';

type Doing = { act: 'create' } | { act: 'rotate' | 'withdraw'; on: ServiceCredential };

/** What programs of the tenant sign in with. Secrets are never listed. */
export function Credentials() {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <SettingsPage
      id="credentials"
      tools={
        <IxButton icon={iconAdd} onClick={() => setDoing({ act: 'create' })}>
          {t('credential.create')}
        </IxButton>
      }
    >
      <List onAct={setDoing} />
      {doing?.act === 'create' && <CreateDialog onClose={close} />}
      {doing?.act === 'rotate' && <RotateDialog credential={doing.on} onClose={close} />}
      {doing?.act === 'withdraw' && <WithdrawDialog credential={doing.on} onClose={close} />}
    </SettingsPage>
  );
}

function List({ onAct }: { onAct: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const found = useQuery(credentialsQuery);
  const subtenants = useQuery(subtenantNamesQuery);
  if (found.error) return <ErrorCard error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  return (
    <Panel title={t('credential.list')} count={found.data.length} flush>
      {found.data.length === 0 ? (
        <EmptyState icon={iconKey} title={t('credential.none')} text={t('credential.noneText')} />
      ) : (
        <div className="scroll">
          <table className="data stacked" aria-label={t('credential.list')}>
            <thead>
              <tr>
                <th scope="col">{t('fact.name')}</th>
                <th scope="col">{t('user.roles')}</th>
                <th scope="col">{t('credential.made')}</th>
                <th scope="col">{t('credential.secretSet')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('table.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.data.map((each) => (
                <tr key={each.clientId}>
                  <th scope="row">
                    {each.name || each.clientId}
                    <small className="soft">{each.clientId}</small>
                  </th>
                  <td data-label={t('user.roles')}>
                    {each.roles.join(', ')}
                    {each.subtenant && (
                      <small className="soft">
                        {t('asset.ofSubtenant', { subtenant: subtenants.data?.get(each.subtenant) ?? each.subtenant })}
                      </small>
                    )}
                  </td>
                  <td data-label={t('credential.made')}>
                    <Ago time={each.createdAt} />
                    <small className="soft">{each.createdBy}</small>
                  </td>
                  <td data-label={t('credential.secretSet')}>
                    <Ago time={each.secretSetAt} />
                  </td>
                  <td className="acts">
                    <IxButton variant="secondary" onClick={() => onAct({ act: 'rotate', on: each })}>
                      {t('credential.rotate.do')}
                    </IxButton>
                    <IxButton variant="secondary" onClick={() => onAct({ act: 'withdraw', on: each })}>
                      {t('credential.withdraw.do')}
                    </IxButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function SecretDialog({ made, onClose }: { made: CredentialSecret; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      once
      title={t('credential.ready')}
      onClose={onClose}
      footer={<IxButton onClick={onClose}>{t('do.close')}</IxButton>}
    >
      <Secret
        title={t('credential.ready')}
        texts={[
          [t('credential.clientId'), made.clientId],
          [t('credential.secret'), made.clientSecret],
        ]}
      />
      <p className="soft">{t('credential.use')}</p>
      <code>
        curl -u {made.clientId}:… -d grant_type=client_credentials {window.location.origin}/oauth/token
      </code>
    </Dialog>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const groups = useQuery(groupsQuery);
  const subtenants = useQuery(subtenantNamesQuery);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const [subtenant, setSubtenant] = useState('');
  const [tried, setTried] = useState(false);
  const run = useMutation({
    gcTime: 0, // nothing keeps the secret once the dialog is gone
    mutationFn: () =>
      createCredential({
        name: name.trim(),
        roles: roles.length > 0 ? roles : undefined,
        subtenant: subtenant || undefined,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: credentialsQuery.queryKey }),
  });
  const bad = tried && !name.trim();
  if (run.data) return <SecretDialog made={run.data} onClose={onClose} />;
  return (
    <ActDialog
      title={t('credential.create')}
      onClose={onClose}
      action={t('do.create')}
      busy={run.isPending}
      onAct={() => {
        setTried(true);
        if (name.trim()) run.mutate();
      }}
    >
      <Labelled
        label={t('fact.name')}
        required
        wide
        bad={bad}
        hint={bad ? t('say.required') : t('credential.nameHint')}
      >
        {(id, described) => (
          <input
            id={id}
            className="field"
            data-first
            maxLength={100}
            aria-describedby={described}
            aria-invalid={bad || undefined}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      {subtenants.data && subtenants.data.size > 0 && (
        <Labelled label={t('fact.subtenant')} hint={t('credential.subtenantHint')} wide>
          {(id, described) => (
            <select
              id={id}
              className="field"
              aria-describedby={described}
              value={subtenant}
              onChange={(event) => setSubtenant(event.target.value)}
            >
              <option value="">{t('credential.wholeTenant')}</option>
              {[...subtenants.data].map(([id, called]) => (
                <option key={id} value={id}>
                  {called}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      <RoleTicks
        label={t('user.roles')}
        hint={t('credential.rolesHint')}
        roles={(groups.data ?? []).filter((each) => kindOf(each) === 'builtIn').map((each) => each.displayName)}
        chosen={roles}
        onChange={setRoles}
      />
      <ErrorLine error={run.error} />
    </ActDialog>
  );
}

interface OnOne {
  credential: ServiceCredential;
  onClose: () => void;
}

function RotateDialog({ credential, onClose }: OnOne) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const name = credential.name || credential.clientId;
  const run = useMutation({
    gcTime: 0,
    mutationFn: () => rotateCredential(credential.clientId),
    onSuccess: () => client.invalidateQueries({ queryKey: credentialsQuery.queryKey }),
  });
  if (run.data) return <SecretDialog made={run.data} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t('credential.rotate.title', { name })}
      action={t('credential.rotate.do')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('credential.rotate.text')}</p>
    </ConfirmDialog>
  );
}

function WithdrawDialog({ credential, onClose }: OnOne) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const name = credential.name || credential.clientId;
  const run = useMutation({
    mutationFn: () => withdrawCredential(credential.clientId),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: credentialsQuery.queryKey });
      onClose();
      tell(t('credential.withdraw.done', { name }));
    },
  });
  return (
    <ConfirmDialog
      title={t('credential.withdraw.title', { name })}
      action={t('credential.withdraw.do')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('credential.withdraw.text')}</p>
    </ConfirmDialog>
  );
}
