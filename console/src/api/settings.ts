import { queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';

/** Who is in the tenant, how it is divided, and what it uses. */

type Schemas = components['schemas'];
export type Subtenant = Schemas['settings.SubtenantSettings.View'];

const MOST = 500;

export const subtenantsQuery = queryOptions({
  queryKey: ['subtenants'],
  queryFn: async ({ signal }) => {
    const answer = await told(
      api.GET('/api/settings/v1/subtenants', { params: { query: { state: 'all', size: MOST } }, signal }),
    );
    return answer.items;
  },
});

/** Names by id, those of deleted ones too. */
export const subtenantNamesQuery = queryOptions({
  ...subtenantsQuery,
  select: (found: Subtenant[]) => new Map(found.map((each) => [each.id, each.displayName])),
});
