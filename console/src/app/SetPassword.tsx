import { IxButton, IxInput } from '@siemens/ix-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPassword } from '~/api/acts';
import { ErrorLine } from '~/ui/ErrorCard';

/** Where the link leads that somebody has been sent: they choose a password, and sign in with it. */
export default function SetPassword() {
  const { t } = useTranslation();
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const [password, setNew] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const run = useMutation({ mutationFn: () => setPassword(token, password) });
  const differ = tried && password !== again;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password && password === again) run.mutate();
  };
  return (
    <main className="sign-in">
      <div className="card">
        <h1>{t('password.title')}</h1>
        {run.isSuccess ? (
          <>
            <p role="status">{t('password.done')}</p>
            <a href="/">{t('password.toSignIn')}</a>
          </>
        ) : !token ? (
          <p>{t('password.noToken')}</p>
        ) : (
          <>
            <p className="soft">{t('password.text')}</p>
            <form noValidate className="stack" onSubmit={send}>
              <IxInput
                name="password"
                type="password"
                label={t('password.new')}
                value={password}
                className={tried && !password ? 'ix-invalid' : ''}
                invalidText={tried && !password ? t('say.required') : undefined}
                onValueChange={(event) => setNew(event.detail)}
              />
              <IxInput
                name="again"
                type="password"
                label={t('password.again')}
                value={again}
                className={differ ? 'ix-invalid' : ''}
                invalidText={differ ? t('password.differ') : undefined}
                onValueChange={(event) => setAgain(event.detail)}
              />
              <ErrorLine error={run.error} />
              <IxButton type="submit" loading={run.isPending} disabled={run.isPending}>
                {t('password.do')}
              </IxButton>
            </form>
          </>
        )}
      </div>
    </main>
  );
}
