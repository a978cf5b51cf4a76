import type { Group, User } from '~/api/people';

const CORE = 'mdsp:core:';

/** The built-in roles that people of subtenants may have; all others that are built in are closed to them. */
const FOR_SUBTENANT_USERS: ReadonlySet<string> = new Set([
  'mdsp:core:SubTenantUser',
  'mdsp:core:fleetmanager.subtenantuser',
  'mdsp:core:va.subtenantusage',
  'mdsp:core:visualexplorer.viewer',
  'mdsp:core:vfc.admin',
  'mdsp:core:vfc.user',
  'mdsp:core:vfc.viewer',
]);

export type Kind = 'builtIn' | 'custom' | 'group';

export function kindOf(group: Pick<Group, 'displayName'>): Kind {
  if (group.displayName.startsWith(CORE)) return 'builtIn';
  return group.displayName.startsWith('mdsp_customrole:') ? 'custom' : 'group';
}

/** Without the part that says what kind it is. */
export const shortName = (group: Pick<Group, 'displayName'>) =>
  group.displayName.replace(/^(mdsp:core:|mdsp_customrole:|mdsp_usergroup:)/, '');

export const isSubtenantUser = (user: Pick<User, 'subtenants'>) => !!user.subtenants;

const isClosed = (name: string) => name.startsWith(CORE) && !FOR_SUBTENANT_USERS.has(name);

/** The roles and groups that whoever is in a group has too. A role lists its holders as members. */
function grantedBy(id: string, all: readonly Group[], seen = new Set<string>()): Group[] {
  return all
    .filter((each) => !seen.has(each.id) && each.members.some((member) => member.value === id))
    .flatMap((each) => [each, ...grantedBy(each.id, all, seen.add(each.id))]);
}

/** The closed role that keeps a user of a subtenant out of this one, if there is one. */
export function closedRole(group: Group, all: readonly Group[]): string | undefined {
  return [group, ...grantedBy(group.id, all)].map((each) => each.displayName).find(isClosed);
}

export const PREFIX = { group: 'mdsp_usergroup:', custom: 'mdsp_customrole:' } as const;

/** Roles of the tenant's own applications are kept by these. */
export const isOfApplication = ({ displayName }: Pick<Group, 'displayName'>) =>
  displayName.startsWith('mdsp:') && !displayName.startsWith(CORE);

/** The roles and groups it is a member of itself. */
export const heldBy = (id: string, all: readonly Group[]) =>
  all.filter((each) => each.members.some((member) => member.value === id));

/** Whoever is in a group, directly or through groups that are in it. */
export function membersWithin(id: string, all: readonly Group[], seen = new Set<string>()): Set<string> {
  const members = all.find((each) => each.id === id)?.members ?? [];
  for (const { value } of members) {
    if (seen.has(value)) continue;
    seen.add(value);
    membersWithin(value, all, seen);
  }
  return seen;
}
