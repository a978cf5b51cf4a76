import { iconAssetNetwork, iconHandshake, iconShare } from '@siemens/ix-icons/icons';
import type { Session } from '~/api/types';

/** The rooms of the console. Menu, launchpad, palette and shortcuts are made from this list. */
export interface Room {
  id: 'assets' | 'shares' | 'collaborations';
  path: '/assets' | '/shares' | '/settings/collaborations';
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
    open: (session) => session.applications.includes('assetmanager'),
  },
  { id: 'shares', path: '/shares', icon: iconShare, key: 's', open: tenantLevel },
  { id: 'collaborations', path: '/settings/collaborations', icon: iconHandshake, key: 'c', open: tenantLevel },
];
