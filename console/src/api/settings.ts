import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';

/** How the tenant is divided, who stands behind it, and what it uses. */

type Schemas = components['schemas'];
export type Subtenant = Schemas['settings.SubtenantSettings.View'];
export type SubtenantQuotas = Schemas['settings.SubtenantQuotaBodies.QuotaView'];
export type Candidate = Schemas['settings.SubtenantSettings.Candidate'];
export type Outcome = Schemas['settings.SubtenantSettings.Outcome'];
export type Provider = Schemas['settings.RegionBodies.Regions'];
export type Region = Schemas['settings.RegionBodies.RegionBody'];
export type UsageLine = Schemas['settings.UsageRoutes.Line'];
export type UsageDay = Schemas['settings.UsageRoutes.Day'];

const MOST = 500;
const at = (etag: number) => ({ 'If-Match': String(etag) });

export const subtenantsQuery = queryOptions({
  queryKey: ['subtenants', 'all'],
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

/** The API wants the client to choose the id; people are not asked for one. */
export const createSubtenant = (displayName: string, description: string) =>
  told(
    api.POST('/api/tenantmanagement/v4/subtenants', { body: { id: crypto.randomUUID(), displayName, description } }),
  );

export const changeSubtenant = (subtenant: Subtenant, displayName: string, description: string) =>
  told(
    api.PUT('/api/tenantmanagement/v4/subtenants/{id}', {
      params: { path: { id: subtenant.id } },
      headers: at(subtenant.etag),
      body: { displayName, description },
    }),
  );

export const deleteSubtenant = (id: string) =>
  told(api.DELETE('/api/tenantmanagement/v4/subtenants/{id}', { params: { path: { id } } }));

export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['subtenants', 'candidates', id],
    queryFn: async ({ signal }) => {
      const answer = await told(
        api.GET('/api/settings/v1/subtenants/{id}/users', {
          params: { path: { id }, query: { size: MOST } },
          signal,
        }),
      );
      return { rows: answer.items, page: answer.page };
    },
  });

/** What the subtenant may use at most of what the tenant may. */
export const subtenantQuotasQuery = (id: string) =>
  queryOptions({
    queryKey: ['subtenants', 'quotas', id],
    queryFn: ({ signal }): Promise<SubtenantQuotas> =>
      told(api.GET('/api/settings/v1/subtenants/{id}/quotas', { params: { path: { id } }, signal })),
  });

export const changeSubtenantQuotas = (id: string, etag: number, body: Omit<SubtenantQuotas, 'etag'>) =>
  told(
    api.PUT('/api/settings/v1/subtenants/{id}/quotas', { params: { path: { id } }, headers: at(etag), body }),
  ) as Promise<SubtenantQuotas>;

/** With dryRun it only tells what would change. */
export const assignUsers = (id: string, change: { assign: string[]; remove: string[] }, dryRun: boolean) =>
  told(
    api.POST('/api/settings/v1/subtenants/{id}/users', {
      params: { path: { id }, query: { dryRun } },
      body: change,
    }),
  ) as Promise<Outcome>;

export const providerQuery = queryOptions({
  queryKey: ['provider'],
  queryFn: ({ signal }): Promise<Provider> => told(api.GET('/api/tenantmanagement/v4/legalConfigRegions', { signal })),
});

/** To create it is to confirm it, and to accept the current terms. */
export const confirmProvider = (region: Region) =>
  told(api.POST('/api/tenantmanagement/v4/legalConfigRegions', { body: { regions: [region] } }));

export const changeRegion = (region: Region & { regionId: string }, etag: number) =>
  told(
    api.PUT('/api/tenantmanagement/v4/legalConfigRegions/{regionId}', {
      params: { path: { regionId: region.regionId } },
      headers: at(etag),
      body: region,
    }),
  );

/** What is used now, and what was on each of the last days. */
export const usageQuery = (subtenant: string | undefined) =>
  queryOptions({
    queryKey: ['usage', subtenant],
    queryFn: ({ signal }) => {
      const to = new Date().toISOString().slice(0, 10); // days of consumption are those of UTC
      return told(api.GET('/api/usage/v1', { params: { query: { subtenant, to } }, signal }));
    },
  });

export async function settingsChanged(client: QueryClient) {
  await Promise.all(
    ['subtenants', 'users', 'groups', 'provider', 'usage', 'assets'].map((key) =>
      client.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
