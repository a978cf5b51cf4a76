import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { switchTenant } from '~/api/acts';
import { onSessionEnd } from '~/api/client';
import { sessionQuery } from '~/api/queries';
import type { Session } from '~/api/types';
import { Dialog } from '~/ui/Dialog';
import { SignInForm } from './SignIn';

/** Asks to sign in again above whatever is open, so that nothing typed is lost. */
export function SessionEnded({ session }: { session: Session }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [done, setDone] = useState<() => void>();
  useEffect(() => {
    onSessionEnd(() => new Promise((resolve) => setDone(() => resolve)));
    return () => onSessionEnd(undefined);
  }, []);
  if (!done) return null;

  const goOn = async (fresh: Session) => {
    if (fresh.user.userName !== session.user.userName) {
      window.location.assign('/'); // somebody else: nothing of what is open is theirs
      return;
    }
    const back =
      fresh.tenant.id === session.tenant.id ? fresh : await switchTenant(session.tenant.id).catch(() => undefined);
    if (!back) {
      window.location.assign('/');
      return;
    }
    client.setQueryData(sessionQuery.queryKey, back);
    setDone(undefined);
    done();
  };
  const leave = () => window.location.assign('/');

  return (
    <Dialog title={t('signIn.ended')} onClose={leave}>
      <p className="soft">{t('signIn.endedText')}</p>
      <SignInForm userName={session.user.userName} onSignedIn={(fresh) => void goOn(fresh)} />
    </Dialog>
  );
}
