import { IxButton, IxInput } from '@siemens/ix-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '~/api/acts';
import { ApiError } from '~/api/problem';
import { issuersQuery } from '~/api/queries';
import type { Session } from '~/api/types';
import logo from '~/assets/logo.svg';
import { ErrorLine } from '~/ui/ErrorCard';
import { leaveFor, takeOutcome } from './elsewhere';
import { LanguageSwitch } from './LanguageSwitch';

/** The page before all others. */
export function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('signIn.title')} · Freehold`;
  }, [t]);
  return (
    <main className="sign-in">
      <div className="card">
        <img src={logo} alt="" width="44" height="44" />
        <h1>{t('signIn.title')}</h1>
        <p className="soft">{t('signIn.text')}</p>
        <SignInForm onSignedIn={onSignedIn} />
        <SignInElsewhere />
        <LanguageSwitch />
      </div>
    </main>
  );
}

/** One button for each issuer the installation trusts to say who somebody is. */
function SignInElsewhere() {
  const { t } = useTranslation();
  const { data } = useQuery(issuersQuery);
  const [outcome] = useState(takeOutcome);
  return (
    <>
      {outcome && (
        <p className="error-line" role="alert">
          {t(`signIn.elsewhere.${outcome}`)}
        </p>
      )}
      {data?.items.map((issuer) => (
        <IxButton key={issuer.id} variant="secondary" onClick={() => leaveFor(issuer.id)}>
          {t('signIn.elsewhere.with', { name: issuer.name })}
        </IxButton>
      ))}
    </>
  );
}

const REFUSALS: Partial<Record<string, 'signIn.codeNeeded' | 'signIn.codeWrong'>> = {
  'second-factor-needed': 'signIn.codeNeeded',
  'second-factor-wrong': 'signIn.codeWrong',
};

interface FormProps {
  userName?: string;
  onSignedIn: (session: Session) => void;
}

/** Two fields only, and on the first page of all: so it does without the library that larger forms use. */
export function SignInForm({ userName: known = '', onSignedIn }: FormProps) {
  const { t } = useTranslation();
  const [userName, setUserName] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const act = useMutation({ mutationFn: () => signIn(userName, password, code || undefined), onSuccess: onSignedIn });
  const refusal = act.error instanceof ApiError && act.error.status === 401 ? act.error.code : undefined;
  const [asked, setAsked] = useState(false);
  if (refusal?.startsWith('second-factor') && !asked) setAsked(true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (userName && password) act.mutate();
  };
  const missing = (value: string) => tried && !value;
  return (
    <form noValidate className="stack" onSubmit={submit}>
      <IxInput
        name="userName"
        label={t('signIn.userName')}
        value={userName}
        className={missing(userName) ? 'ix-invalid' : ''}
        invalidText={missing(userName) ? t('say.required') : undefined}
        onValueChange={(event) => setUserName(event.detail)}
      />
      <IxInput
        name="password"
        type="password"
        label={t('signIn.password')}
        value={password}
        className={missing(password) ? 'ix-invalid' : ''}
        invalidText={missing(password) ? t('say.required') : undefined}
        onValueChange={(event) => setPassword(event.detail)}
      />
      {asked && (
        <IxInput
          name="code"
          label={t('signIn.code')}
          helperText={t('signIn.codeHint')}
          value={code}
          onValueChange={(event) => setCode(event.detail)}
        />
      )}
      {refusal !== undefined ? (
        <p className="error-line" role="alert">
          {t(REFUSALS[refusal] ?? 'signIn.wrong')}
        </p>
      ) : (
        <ErrorLine error={act.error} />
      )}
      <IxButton type="submit" loading={act.isPending} disabled={act.isPending}>
        {t('signIn.do')}
      </IxButton>
    </form>
  );
}
