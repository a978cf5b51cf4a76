import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';

/** Who is in the tenant, and which groups and roles they have. */

type Schemas = components['schemas'];
type With<T, Better> = Omit<T, keyof Better> & Better;

/** Read whole, a user has all of these. */
export type User = With<
  Schemas['identity.UserView'],
  {
    userName: string;
    active: boolean;
    name: Schemas['identity.UserView.Name'];
    groups: Schemas['identity.UserView.Group'][];
  }
>;
export type Group = With<
  Schemas['identity.GroupView'],
  { displayName: string; members: Schemas['identity.GroupView.MemberView'][] }
>;
export type UserChange = Schemas['identity.UserWish'];
export type PasswordLink = Schemas['identity.InvitationRoutes.View'];

const PEOPLE = '/api/identitymanagement/v3';
const MOST = 1000;

export interface UserSearch {
  q?: string;
  subtenant?: string;
}

/** A text in a filter: quotes and backslashes are written as what they are. */
const quoted = (text: string) => JSON.stringify(text);

export const usersQuery = (search: UserSearch, count: number) =>
  queryOptions({
    queryKey: ['users', 'list', search, count],
    queryFn: async ({ signal }) => {
      const words = search.q ? quoted(search.q) : undefined;
      const answer = await told(
        api.GET(`${PEOPLE}/Users`, {
          params: {
            query: {
              filter: words && `userName co ${words} or name.familyName co ${words} or name.givenName co ${words}`,
              subtenant: search.subtenant,
              sortBy: 'userName',
              count,
            },
          },
          signal,
        }),
      );
      return { rows: answer.resources as User[], total: answer.totalResults };
    },
    placeholderData: keepPreviousData,
  });

export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: ['users', 'one', userId],
    queryFn: ({ signal }) =>
      told(api.GET(`${PEOPLE}/Users/{userId}`, { params: { path: { userId } }, signal })) as Promise<User>,
  });

/** User groups, custom roles and built-in roles, all by name. */
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) =>
    (await told(api.GET(`${PEOPLE}/Groups`, { params: { query: { sortBy: 'displayName', count: MOST } }, signal })))
      .resources as Group[],
});

export const createUser = (body: UserChange) => told(api.POST(`${PEOPLE}/Users`, { body })) as Promise<User>;

export const changeUser = (userId: string, body: UserChange) =>
  told(api.PUT(`${PEOPLE}/Users/{userId}`, { params: { path: { userId } }, body })) as Promise<User>;

export const removeUser = (userId: string) =>
  told(api.DELETE(`${PEOPLE}/Users/{userId}`, { params: { path: { userId } } }));

export const createGroup = (body: Schemas['identity.GroupWish']) =>
  told(api.POST(`${PEOPLE}/Groups`, { body })) as Promise<Group>;

export const changeGroup = (groupId: string, body: Schemas['identity.GroupWish']) =>
  told(api.PUT(`${PEOPLE}/Groups/{groupId}`, { params: { path: { groupId } }, body })) as Promise<Group>;

export const removeGroup = (groupId: string) =>
  told(api.DELETE(`${PEOPLE}/Groups/{groupId}`, { params: { path: { groupId } } }));

export const addMember = (groupId: string, type: 'USER' | 'GROUP', value: string) =>
  told(api.POST(`${PEOPLE}/Groups/{groupId}/members`, { params: { path: { groupId } }, body: { type, value } }));

export const removeMember = (groupId: string, memberId: string) =>
  told(api.DELETE(`${PEOPLE}/Groups/{groupId}/members/{memberId}`, { params: { path: { groupId, memberId } } }));

/** Shown once: with it the user sets a password. */
export const linkPassword = (userId: string): Promise<PasswordLink> =>
  told(api.POST('/api/identity/v1/users/{userId}/passwordLinks', { params: { path: { userId } }, body: {} }));

export const endSessions = (userId: string) =>
  told(api.DELETE('/api/identity/v1/users/{userId}/sessions', { params: { path: { userId } } }));
