import { useTranslation } from 'react-i18next';
import type { PasswordLink } from '~/api/people';
import { CopyText } from '~/ui/CopyText';
import { useFormats } from '~/ui/useFormats';

/** What one passes on to somebody, so that they can set a password. It is shown this once. */
export function PasswordLinkText({ link }: { link: PasswordLink }) {
  const { t } = useTranslation();
  const format = useFormats();
  // Behind the hash, so that it reaches no log of any server.
  const address = `${window.location.origin}/password#${encodeURIComponent(link.passwordToken)}`;
  return (
    <section className="note" aria-label={t('user.link')}>
      <div>
        <p>
          <strong>{t('user.linkFor', { name: link.userName })}</strong>
        </p>
        <CopyText text={address} label={t('user.copyLink')} />
        <p>{t('user.linkText', { time: format.time(link.expiresAt) })}</p>
      </div>
    </section>
  );
}
