import { IxButton } from '@siemens/ix-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, signOutEverywhere } from '~/api/credentials';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { ConfirmDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { SecondFactor } from './SecondFactor';
import { SecretField } from './SecretField';
import { Tokens } from './Tokens';

/** What concerns oneself alone: password, second factor, tokens, sessions. */
export function Account() {
  const { t } = useTranslation();
  const who = useWho();
  usePageTitle(t('account.title'));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{t('account.title')}</h1>
          <p className="soft">{who.user.userName}</p>
        </div>
      </header>
      <div className="stack">
        <div className="columns">
          <Password />
          <SecondFactor />
        </div>
        <Tokens />
        <Sessions />
      </div>
    </div>
  );
}

function Password() {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const run = useMutation({
    mutationFn: () => changePassword(old, fresh),
    onSuccess: () => {
      setOld('');
      setFresh('');
      setAgain('');
      setTried(false);
      tell(t('account.password.done'));
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (old && fresh && fresh === again) run.mutate();
  };
  const missing = (text: string) => (tried && !text ? t('say.required') : undefined);
  return (
    <Panel title={t('account.password.title')}>
      <form className="stack" noValidate onSubmit={send}>
        <p className="soft">{t('account.password.text')}</p>
        <SecretField label={t('account.password.old')} value={old} onChange={setOld} error={missing(old)} />
        <SecretField label={t('password.new')} value={fresh} onChange={setFresh} error={missing(fresh)} fresh />
        <SecretField
          label={t('password.again')}
          value={again}
          onChange={setAgain}
          error={tried && fresh !== again ? t('password.differ') : undefined}
          fresh
        />
        <ErrorLine error={run.error} />
        <div>
          <IxButton type="submit" loading={run.isPending} disabled={run.isPending}>
            {t('account.password.do')}
          </IxButton>
        </div>
      </form>
    </Panel>
  );
}

function Sessions() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const run = useMutation({ mutationFn: signOutEverywhere, onSuccess: () => window.location.assign('/') });
  return (
    <Panel title={t('account.sessions.title')}>
      <p className="soft">{t('account.sessions.text')}</p>
      <p className="section">
        <IxButton variant="secondary" onClick={() => setAsked(true)}>
          {t('account.sessions.do')}
        </IxButton>
      </p>
      {asked && (
        <ConfirmDialog
          title={t('account.sessions.ask')}
          action={t('account.sessions.do')}
          busy={run.isPending}
          error={run.error}
          onConfirm={() => run.mutate()}
          onClose={() => setAsked(false)}
        >
          <p>{t('account.sessions.text')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
