import { expect, test } from 'vitest';
import type { Group } from '~/api/people';
import { closedRole, kindOf, membersWithin, shortName } from './roles';

const group = (id: string, displayName: string, ...members: string[]) =>
  ({ id, displayName, members: members.map((value) => ({ type: 'GROUP', value })) }) as unknown as Group;

const viewer = group('viewer', 'mdsp:core:vfc.viewer', 'crew');
const admin = group('admin', 'mdsp:core:TenantAdmin', 'bosses');
const bosses = group('bosses', 'mdsp_usergroup:bosses', 'staff');
const staff = group('staff', 'mdsp_usergroup:staff');
const crew = group('crew', 'mdsp_usergroup:crew');
const custom = group('custom', 'mdsp_customrole:night');
const all = [viewer, admin, bosses, staff, crew, custom];

test('built-in roles outside of the list are closed to users of subtenants, all others open', () => {
  expect(closedRole(admin, all)).toBe('mdsp:core:TenantAdmin');
  expect(closedRole(viewer, all)).toBeUndefined();
  expect(closedRole(custom, all)).toBeUndefined();
});

test('a group is closed by any role it brings, however far away', () => {
  expect(closedRole(bosses, all)).toBe('mdsp:core:TenantAdmin');
  expect(closedRole(staff, all)).toBe('mdsp:core:TenantAdmin');
  expect(closedRole(crew, all)).toBeUndefined();
});

test('in a group is also who is in the groups within it, however they are nested', () => {
  const nested = [bosses, group('board', 'mdsp_usergroup:board', 'bosses', 'board'), staff];

  expect([...membersWithin('board', nested)].sort()).toEqual(['board', 'bosses', 'staff']);
  expect(membersWithin('nobody', nested).size).toBe(0);
});

test('names say what kind of thing it is', () => {
  expect([admin, custom, crew].map(kindOf)).toEqual(['builtIn', 'custom', 'group']);
  expect(shortName(crew)).toBe('crew');
});
