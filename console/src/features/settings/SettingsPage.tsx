import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isTenantAdministrator, useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { Tabs } from '~/ui/Tabs';

const PAGES = [
  { id: 'users', path: '/settings/users' },
  { id: 'groups', path: '/settings/groups' },
  { id: 'subtenants', path: '/settings/subtenants' },
  { id: 'provider', path: '/settings/provider' },
  { id: 'usage', path: '/settings/usage' },
  { id: 'collaborations', path: '/settings/collaborations' },
  { id: 'policies', path: '/settings/policies' },
  { id: 'credentials', path: '/settings/credentials' },
  { id: 'audit', path: '/settings/audit' },
] as const;

type PageId = (typeof PAGES)[number]['id'];

/** The way between the pages of settings. Tenants of operators have no subtenants, and no page that talks of them. */
export function SettingsTabs({ current }: { current: PageId }) {
  const { t } = useTranslation();
  const who = useWho();
  if (!isTenantAdministrator(who)) return null;
  return (
    <Tabs label={t('room.settings.name')} current={current}>
      {PAGES.filter((page) => page.id !== 'subtenants' || who.subtenantsAvailable).map((page) => (
        <Link key={page.id} to={page.path} aria-current={page.id === current ? 'page' : undefined}>
          {t(`settings.tab.${page.id}`)}
        </Link>
      ))}
    </Tabs>
  );
}

interface Props {
  id: Exclude<PageId, 'collaborations'>;
  tools?: ReactNode;
  children: ReactNode;
}

/** One page of settings. Who is no administrator is told whom to ask. */
export function SettingsPage({ id, tools, children }: Props) {
  const { t } = useTranslation();
  const who = useWho();
  const may = isTenantAdministrator(who);
  usePageTitle(t(`settings.tab.${id}`));
  return (
    <div className="page">
      <header className="page-head">
        <div className="head-text">
          <h1 tabIndex={-1}>{t(`settings.tab.${id}`)}</h1>
          <p className="soft">{t(`settings.text.${id}`)}</p>
        </div>
        {may && tools && <div className="tools">{tools}</div>}
      </header>
      <SettingsTabs current={id} />
      {may ? children : <p className="card">{t('settings.administratorsOnly')}</p>}
    </div>
  );
}
