import { iconAdd, iconKey } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createToken, type Token, tokensQuery, withdrawToken } from '~/api/credentials';
import { useWho } from '~/app/session';
import { fromLocalField } from '~/lib/format';
import { Ago } from '~/ui/Ago';
import { ActDialog, ConfirmDialog, Dialog } from '~/ui/Dialog';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Panel } from '~/ui/Panel';
import { RoleTicks } from '~/ui/RoleTicks';
import { Secret } from '~/ui/Secret';
import { tell } from '~/ui/toast';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';

/** One's own tokens for scripts in this tenant. */
export function Tokens() {
  const { t } = useTranslation();
  const found = useQuery(tokensQuery);
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<Token>();
  return (
    <Panel
      title={t('token.list')}
      count={found.data?.length}
      flush
      tools={
        <IxButton variant="secondary" icon={iconAdd} onClick={() => setCreating(true)}>
          {t('token.create')}
        </IxButton>
      }
    >
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Waiting />
      ) : found.data.length === 0 ? (
        <EmptyState icon={iconKey} title={t('token.none')} text={t('token.noneText')} />
      ) : (
        <Table rows={found.data} onWithdraw={setLeaving} />
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
      {leaving && <WithdrawDialog token={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  );
}

function Table({ rows, onWithdraw }: { rows: Token[]; onWithdraw: (token: Token) => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div className="scroll">
      <table className="data stacked" aria-label={t('token.list')}>
        <thead>
          <tr>
            <th scope="col">{t('fact.name')}</th>
            <th scope="col">{t('user.roles')}</th>
            <th scope="col">{t('token.expires')}</th>
            <th scope="col">{t('token.used')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('table.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.id}>
              <th scope="row">{each.name}</th>
              <td data-label={t('user.roles')}>{each.roles ? each.roles.join(', ') : t('token.allRoles')}</td>
              <td data-label={t('token.expires')}>{format.time(each.expiresAt)}</td>
              <td data-label={t('token.used')}>
                {each.lastUsedAt ? <Ago time={each.lastUsedAt} /> : <span className="soft">{t('user.never')}</span>}
              </td>
              <td className="acts">
                <IxButton variant="secondary" onClick={() => onWithdraw(each)}>
                  {t('token.withdraw.do')}
                </IxButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const who = useWho();
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const run = useMutation({
    gcTime: 0, // nothing keeps the token once the dialog is gone
    mutationFn: () =>
      createToken({
        name: name.trim(),
        expiresAt: fromLocalField(until),
        roles: roles.length > 0 ? roles : undefined,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  if (run.data) {
    return (
      <Dialog
        once
        title={t('token.ready')}
        onClose={onClose}
        footer={<IxButton onClick={onClose}>{t('do.close')}</IxButton>}
      >
        <Secret title={t('token.ready')} texts={[[t('token.one'), run.data.token]]} />
        <p className="soft">{t('token.use')}</p>
      </Dialog>
    );
  }
  const bad = tried && !name.trim();
  return (
    <ActDialog
      title={t('token.create')}
      onClose={onClose}
      action={t('do.create')}
      busy={run.isPending}
      onAct={() => {
        setTried(true);
        if (name.trim()) run.mutate();
      }}
    >
      <Labelled label={t('fact.name')} required wide bad={bad} hint={bad ? t('say.required') : t('token.nameHint')}>
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
      <Labelled label={t('token.expires')} hint={t('token.expiresHint')} wide>
        {(id, described) => (
          <input
            id={id}
            type="datetime-local"
            className="field"
            aria-describedby={described}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
      </Labelled>
      <RoleTicks
        label={t('user.roles')}
        hint={t('token.rolesHint')}
        roles={who.roles}
        chosen={roles}
        onChange={setRoles}
      />
      <ErrorLine error={run.error} />
    </ActDialog>
  );
}

function WithdrawDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => withdrawToken(token.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: tokensQuery.queryKey });
      onClose();
      tell(t('token.withdraw.done', { name: token.name }));
    },
  });
  return (
    <ConfirmDialog
      title={t('token.withdraw.title', { name: token.name })}
      action={t('token.withdraw.do')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('token.withdraw.text')}</p>
    </ConfirmDialog>
  );
}
