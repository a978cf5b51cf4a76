import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';
import type { AspectType, AssetType, Rows } from './types';

/** Types of assets and aspects: what assets can be, and what they have. */

type Schemas = components['schemas'];
export type AssetTypeChange = Schemas['assets.AssetTypeBody'];
export type AspectTypeChange = Schemas['assets.AspectTypeBody'];

const MOST = 500;

export interface TypeSearch {
  q?: string;
  /** Only those of this tenant. */
  tenant?: string;
}

const filterOf = ({ q, tenant }: TypeSearch) => {
  const all: unknown[] = [];
  if (q) all.push({ or: { name: { contains: q }, id: { contains: q } } });
  if (tenant) all.push({ tenantId: tenant });
  return all.length > 0 ? JSON.stringify({ and: all }) : undefined;
};

const wish = (search: TypeSearch) => ({
  query: { includeShared: true, size: MOST, sort: 'name,asc', filter: filterOf(search) },
});

export const typeListQuery = (search: TypeSearch) =>
  queryOptions({
    queryKey: ['types', 'list', search],
    queryFn: async ({ signal }): Promise<Rows<AssetType>> => {
      const answer = await told(api.GET('/api/assetmanagement/v3/assettypes', { params: wish(search), signal }));
      return { rows: (answer._embedded.assetTypes ?? []) as AssetType[], page: answer.page };
    },
    placeholderData: keepPreviousData,
  });

export const aspectListQuery = (search: TypeSearch) =>
  queryOptions({
    queryKey: ['types', 'aspects', search],
    queryFn: async ({ signal }): Promise<Rows<AspectType>> => {
      const answer = await told(api.GET('/api/assetmanagement/v3/aspecttypes', { params: wish(search), signal }));
      return { rows: (answer._embedded.aspectTypes ?? []) as AspectType[], page: answer.page };
    },
    placeholderData: keepPreviousData,
  });

export const aspectTypeQuery = (aspectTypeId: string) =>
  queryOptions({
    queryKey: ['types', 'aspect', aspectTypeId],
    queryFn: ({ signal }) =>
      told(
        api.GET('/api/assetmanagement/v3/aspecttypes/{aspectTypeId}', {
          params: { path: { aspectTypeId }, query: { includeShared: true } },
          signal,
        }),
      ) as Promise<AspectType>,
  });

/** How many assets are of a type, or of one derived from it. */
export const assetsOfTypeQuery = (typeId: string) =>
  queryOptions({
    queryKey: ['assets', 'ofType', typeId],
    queryFn: async ({ signal }) => {
      const filter = JSON.stringify({ hasType: typeId });
      const answer = await told(
        api.GET('/api/assetmanagement/v3/assets', {
          params: { query: { filter, size: 1, basicFieldsOnly: true, includeShared: true } },
          signal,
        }),
      );
      return answer.page.totalElements;
    },
  });

const seen = (etag: number | undefined) => (etag === undefined ? {} : { 'If-Match': String(etag) });

/** Without an etag it is made; with one it grows. */
export const putAssetType = (id: string, etag: number | undefined, body: AssetTypeChange) =>
  told(
    api.PUT('/api/assetmanagement/v3/assettypes/{assetTypeId}', {
      params: { path: { assetTypeId: id } },
      headers: seen(etag),
      body,
    }),
  );

export const putAspectType = (id: string, etag: number | undefined, body: AspectTypeChange) =>
  told(
    api.PUT('/api/assetmanagement/v3/aspecttypes/{aspectTypeId}', {
      params: { path: { aspectTypeId: id } },
      headers: seen(etag),
      body,
    }),
  );

export const deleteAssetType = (type: AssetType) =>
  told(
    api.DELETE('/api/assetmanagement/v3/assettypes/{assetTypeId}', {
      params: { path: { assetTypeId: type.id } },
      headers: seen(type.etag),
    }),
  );

export const deleteAspectType = (type: AspectType) =>
  told(
    api.DELETE('/api/assetmanagement/v3/aspecttypes/{aspectTypeId}', {
      params: { path: { aspectTypeId: type.id } },
      headers: seen(type.etag),
    }),
  );

export const typesChanged = (client: QueryClient) => client.invalidateQueries({ queryKey: ['types'] });
