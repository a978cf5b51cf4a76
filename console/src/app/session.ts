import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '~/api/queries';
import type { Session } from '~/api/types';

/** The rows of the rights matrix that the console asks about, by their title. The server decides again each time. */
export type Right =
  | 'Share assets'
  | 'Unshare assets'
  | `${'Create' | 'Edit' | 'Move'} assets in ${'tenant' | 'subtenant'}`
  | 'Delete assets'
  | 'Delete assets of type BasicHierarchy and derived'
  | 'Set values for direct variables'
  | `${'Create' | 'Edit' | 'Delete'} ${'types' | 'aspects'}${'' | ' in tenant'}`
  | 'View consumption details'
  | 'View subtenant assets';

export interface Who extends Session {
  /** A subtenant's people see less, and nothing of sharing. */
  tenantLevel: boolean;
  can: (right: Right) => boolean;
}

/** Who is signed in. Used only inside the shell, which is there only for people who are. */
export function useWho(): Who {
  const { data } = useSuspenseQuery(sessionQuery);
  return { ...data, tenantLevel: data.user.type === 'TENANT', can: (right) => data.rights.includes(right) };
}

/** Whether one looks after users and settings of the tenant. */
export const isTenantAdministrator = (session: Pick<Session, 'roles'>) =>
  session.roles.includes('mdsp:core:TenantAdmin');
