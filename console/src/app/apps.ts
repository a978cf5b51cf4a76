import { iconAssetNetwork, iconCogwheel, iconHandshake, iconListText, iconShare } from '@siemens/ix-icons/icons';
import type { Session } from '~/api/types';
import { isTenantAdministrator } from './session';

/** The rooms of the console. Menu, launchpad, palette and shortcuts are made from this list. */
export interface Room {
  id: 'assets' | 'types' | 'shares' | 'collaborations' | 'settings';
  path: '/assets' | '/types' | '/shares' | '/settings/collaborations' | '/settings/users';
  /** Other addresses of the same room. */
  also?: readonly string[];
  icon: string;
  /** Pressed after g. */
  key: string;
  open: (session: Session) => boolean;
}

/** A subtenant's people have no part in sharing. */
const tenantLevel = (session: Session) => session.user.type === 'TENANT';

export const ROOMS: readonly Room[] = [
  {
    id: 'assets',
    path: '/assets',
    icon: iconAssetNetwork,
    key: 'a',
    also: ['/bin'],
    open: (session) => session.applications.includes('assetmanager'),
  },
  {
    id: 'types',
    path: '/types',
    also: ['/aspects'],
    icon: iconListText,
    key: 't',
    open: (session) => session.applications.includes('assetmanager'),
  },
  { id: 'shares', path: '/shares', icon: iconShare, key: 's', open: tenantLevel },
  { id: 'collaborations', path: '/settings/collaborations', icon: iconHandshake, key: 'c', open: tenantLevel },
  {
    id: 'settings',
    path: '/settings/users',
    also: [
      '/settings/groups',
      '/settings/subtenants',
      '/settings/provider',
      '/settings/usage',
      '/settings/policies',
      '/settings/credentials',
      '/settings/audit',
    ],
    icon: iconCogwheel,
    key: 'e',
    open: isTenantAdministrator,
  },
];
