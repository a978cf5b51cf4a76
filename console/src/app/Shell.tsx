import { iconAlarmBell, iconApps, iconSearch } from '@siemens/ix-icons/icons';
import { IxApplication, IxApplicationHeader, IxIcon, IxIconButton, IxMenu, IxMenuItem } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, type MouseEvent, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unreadCountQuery } from '~/api/notifications';
import { shareCountQuery } from '~/api/queries';
import logo from '~/assets/logo.svg';
import { AccountMenu } from './AccountMenu';
import { ROOMS } from './apps';
import { useWho } from './session';
import { useShortcuts } from './useShortcuts';

const Palette = lazy(() => import('./Palette'));
const Shortcuts = lazy(() => import('./Shortcuts'));

const MOST_TOLD = 99;

/** The frame around every page. */
export function Shell() {
  const { t } = useTranslation();
  const who = useWho();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [open, setOpen] = useState<'palette' | 'shortcuts'>();
  useShortcuts({ onPalette: () => setOpen('palette'), onHelp: () => setOpen('shortcuts') });
  useFocusOnNavigation();
  const waiting = useQuery({
    ...shareCountQuery({ direction: 'incoming', state: ['OPEN'] }),
    enabled: who.tenantLevel,
    refetchInterval: 30_000,
  });

  const go = (to: string) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window
    event.preventDefault();
    void router.navigate({ to });
  };

  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('menu.skip')}
      </button>
      <IxApplication>
        <IxApplicationHeader name="Freehold" ariaLabelMoreMenuIconButton={t('menu.more')}>
          <img slot="logo" src={logo} alt="" width="28" height="28" />
          <div className="header-tools">
            <IxIconButton
              variant="tertiary"
              icon={iconSearch}
              aria-label={t('palette.open')}
              onClick={() => setOpen('palette')}
            />
            {who.tenantLevel && <Bell />}
            <AccountMenu onShortcuts={() => setOpen('shortcuts')} />
          </div>
        </IxApplicationHeader>
        <IxMenu
          i18nExpand={t('menu.expand')}
          i18nCollapse={t('menu.collapse')}
          i18nAriaLabelMenu={t('menu.main')}
          i18nNavigationHint={t('menu.main')}
        >
          <IxMenuItem
            home
            icon={iconApps}
            label={t('room.launchpad.name')}
            href="/"
            active={path === '/'}
            onClick={go('/')}
          />
          {ROOMS.filter((room) => room.open(who)).map((room) => (
            <IxMenuItem
              key={room.id}
              icon={room.icon}
              label={t(`room.${room.id}.name`)}
              href={room.path}
              active={[room.path, ...(room.also ?? [])].some((start) => path.startsWith(start))}
              notifications={room.id === 'shares' && waiting.data ? waiting.data : undefined}
              onClick={go(room.path)}
            />
          ))}
        </IxMenu>
        {/* IxApplication puts it into a main element. */}
        <div id="main" tabIndex={-1}>
          <Outlet />
        </div>
      </IxApplication>
      <Suspense>
        {open === 'palette' && <Palette onClose={() => setOpen(undefined)} />}
        {open === 'shortcuts' && <Shortcuts onClose={() => setOpen(undefined)} />}
      </Suspense>
    </>
  );
}

/** The way to what the tenant is told, and how much of it nobody has read. */
function Bell() {
  const { t } = useTranslation();
  const { data = 0 } = useQuery(unreadCountQuery);
  return (
    <Link to="/notifications" className="bell" aria-label={t('notification.bell', { count: data })}>
      <IxIcon name={iconAlarmBell} size="24" aria-hidden="true" />
      {data > 0 && <span aria-hidden="true">{data > MOST_TOLD ? `${MOST_TOLD}+` : data}</span>}
    </Link>
  );
}

/** Whoever goes to another room starts at its heading; within a room the focus stays where it is. */
function useFocusOnNavigation() {
  const room = useRouterState({ select: (state) => state.resolvedLocation?.pathname.split('/')[1] });
  const before = useRef(room);
  useEffect(() => {
    const came = before.current;
    before.current = room;
    if (came === undefined || came === room) return; // just opened, or still here
    let tries = 0;
    const timer = setInterval(() => {
      const heading = document.querySelector<HTMLElement>('#main h1');
      if (heading) {
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }
      tries += 1;
      if (heading || tries > 40) clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }, [room]);
}
