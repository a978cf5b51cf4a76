import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, secondFactorQuery } from '~/api/credentials';
import { faultAt } from '~/api/problem';
import { CopyText } from '~/ui/CopyText';
import { ActDialog, ConfirmDialog, Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { CodeField, SecretField } from './SecretField';

/** A code beside the password, from an application on one's telephone. */
export function SecondFactor() {
  const { t } = useTranslation();
  const found = useQuery(secondFactorQuery);
  const [doing, setDoing] = useState<'set' | 'remove'>();
  const close = () => setDoing(undefined);
  return (
    <Panel title={t('account.factor.title')}>
      <ErrorLine error={found.error} />
      {found.data ? (
        <div className="stack">
          <p className="soft">
            {found.data.enrolled
              ? t('account.factor.on', { count: found.data.recoveryCodesLeft })
              : t('account.factor.off')}
          </p>
          <div>
            {found.data.enrolled ? (
              <IxButton variant="secondary" onClick={() => setDoing('remove')}>
                {t('account.factor.remove')}
              </IxButton>
            ) : (
              <IxButton onClick={() => setDoing('set')}>{t('account.factor.set')}</IxButton>
            )}
          </div>
        </div>
      ) : (
        !found.error && <Waiting />
      )}
      {doing === 'set' && <SetDialog onClose={close} />}
      {doing === 'remove' && <RemoveDialog onClose={close} />}
    </Panel>
  );
}

/** What no field shows. */
const elsewhere = (error: unknown) => ((faultAt(error, '/code') ?? faultAt(error, '/password')) ? undefined : error);

/** In three steps: the password, the application, the codes to keep. */
function SetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({ gcTime: 0, mutationFn: () => beginSecondFactor(password) });
  const confirm = useMutation({
    gcTime: 0, // nothing keeps the codes once the dialog is gone
    mutationFn: () => confirmSecondFactor(code.replace(/\s/g, '')),
    onSuccess: () => client.invalidateQueries({ queryKey: secondFactorQuery.queryKey }),
  });
  if (confirm.data) {
    return (
      <Dialog
        once
        title={t('account.factor.codes')}
        onClose={onClose}
        footer={<IxButton onClick={onClose}>{t('account.factor.kept')}</IxButton>}
      >
        <p role="status">{t('account.factor.codesText')}</p>
        <ul className="codes">
          {confirm.data.recoveryCodes.map((each) => (
            <li key={each}>
              <code>{each}</code>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  const step = begin.data ? confirm : begin;
  return (
    <ActDialog
      title={t('account.factor.set')}
      onClose={onClose}
      action={begin.data ? t('account.factor.confirm') : t('do.next')}
      busy={step.isPending}
      blocked={!(begin.data ? code : password)}
      onAct={() => step.mutate()}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!step.isPending && (begin.data ? code : password)) step.mutate();
        }}
      >
        {begin.data ? (
          <>
            <p>{t('account.factor.scan')}</p>
            <CopyText text={begin.data.secret} label={t('account.factor.copySecret')} />
            <p>
              <a href={begin.data.uri}>{t('account.factor.open')}</a>
            </p>
            <CodeField
              label={t('account.factor.code')}
              hint={t('account.factor.codeHint')}
              value={code}
              onChange={setCode}
              error={faultAt(confirm.error, '/code')}
            />
          </>
        ) : (
          <>
            <p>{t('account.factor.setText')}</p>
            <SecretField
              label={t('account.password.old')}
              value={password}
              onChange={setPassword}
              error={faultAt(begin.error, '/password')}
            />
          </>
        )}
        <ErrorLine error={elsewhere(step.error)} />
      </form>
    </ActDialog>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const run = useMutation({
    mutationFn: () => removeSecondFactor(password, code.replace(/\s/g, '')),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
      onClose();
      tell(t('account.factor.removed'));
    },
  });
  return (
    <ConfirmDialog
      title={t('account.factor.remove')}
      action={t('account.factor.remove')}
      busy={run.isPending}
      blocked={!password || !code}
      error={elsewhere(run.error)}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('account.factor.removeText')}</p>
      <SecretField
        label={t('account.password.old')}
        value={password}
        onChange={setPassword}
        error={faultAt(run.error, '/password')}
      />
      <CodeField
        label={t('account.factor.code')}
        hint={t('account.factor.codeOrRecovery')}
        value={code}
        onChange={setCode}
        error={faultAt(run.error, '/code')}
      />
    </ConfirmDialog>
  );
}
