import { iconChevronDownSmall } from '@siemens/ix-icons/icons';
import { IxDropdown, IxDropdownItem, IxIcon } from '@siemens/ix-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut, switchTenant } from '~/api/acts';
import { chooseLanguage } from '~/i18n';
import { tell } from '~/ui/toast';
import { useWho } from './session';
import { chooseTheme, THEMES, useTheme } from './theme';

/** Who is signed in and where, and what concerns them alone. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t, i18n } = useTranslation();
  const who = useWho();
  const { theme } = useTheme();
  const navigate = useNavigate();
  const home = () => window.location.assign('/'); // nothing of the old tenant stays in memory
  const failed = () => tell(t('error.broken.text'), 'error');
  const change = useMutation({ mutationFn: switchTenant, onSuccess: home, onError: failed });
  const leave = useMutation({ mutationFn: signOut, onSuccess: home, onError: failed });
  return (
    <>
      <button id="account" type="button" className="account" aria-haspopup="menu">
        <span className="avatar" aria-hidden="true">
          {who.user.userName.slice(0, 2).toUpperCase()}
        </span>
        <span className="account-text">
          <span className="account-tenant">{who.tenant.name}</span>
          <span className="account-user">{who.user.userName}</span>
        </span>
        <IxIcon name={iconChevronDownSmall} size="24" aria-hidden="true" />
        <span className="visually-hidden">{t('menu.account')}</span>
      </button>
      <IxDropdown trigger="account" placement="bottom-end">
        {who.tenants.length > 1 && <p className="menu-head">{t('menu.tenant')}</p>}
        {who.tenants.length > 1 &&
          who.tenants.map((tenant) => (
            <IxDropdownItem
              key={tenant.id}
              label={tenant.name}
              checked={tenant.id === who.tenant.id}
              onClick={() => tenant.id !== who.tenant.id && change.mutate(tenant.id)}
            />
          ))}
        <p className="menu-head">{t('menu.theme')}</p>
        {THEMES.map((each) => (
          <IxDropdownItem
            key={each}
            label={t(`theme.${each}`)}
            checked={each === theme}
            onClick={() => chooseTheme(each)}
          />
        ))}
        <p className="menu-head">{t('menu.language')}</p>
        <IxDropdownItem label="English" checked={i18n.language === 'en'} onClick={() => void chooseLanguage('en')} />
        <IxDropdownItem label="Deutsch" checked={i18n.language === 'de'} onClick={() => void chooseLanguage('de')} />
        <hr className="menu-line" />
        <IxDropdownItem label={t('account.title')} onClick={() => void navigate({ to: '/account' })} />
        <IxDropdownItem label={t('help.title')} onClick={() => void navigate({ to: '/help' })} />
        <IxDropdownItem label={t('keys.title')} onClick={onShortcuts} />
        <IxDropdownItem label={t('menu.signOut')} onClick={() => leave.mutate()} />
      </IxDropdown>
    </>
  );
}
