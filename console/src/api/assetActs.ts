import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';
import type { Asset, BinEntry, Consequences, Location, Rows } from './types';

/** What changes assets and their place, and what to know before. */

type Schemas = components['schemas'];
export type AssetChange = Schemas['assets.AssetBody'];

const at = (etag: number) => ({ 'If-Match': String(etag) });

export const createAsset = (body: AssetChange) =>
  told(api.POST('/api/assetmanagement/v3/assets', { body })) as Promise<Asset>;

export const changeAsset = (assetId: string, etag: number, body: AssetChange) =>
  told(
    api.PATCH('/api/assetmanagement/v3/assets/{assetId}', {
      params: { path: { assetId }, query: { includeShared: true } },
      headers: at(etag),
      body,
    }),
  ) as Promise<Asset>;

export const moveAsset = (assetId: string, etag: number, newParentId: string) =>
  told(
    api.POST('/api/assetmanagement/v3/assets/{assetId}/move', {
      params: { path: { assetId }, query: { includeShared: true } },
      headers: at(etag),
      body: { newParentId },
    }),
  ) as Promise<Asset>;

export const locateAsset = (asset: Asset, location: Location | undefined) => {
  const call = { params: { path: { assetId: asset.assetId } }, headers: at(asset.etag) };
  return told(
    location
      ? api.PUT('/api/assetmanagement/v3/assets/{assetId}/location', { ...call, body: location })
      : api.DELETE('/api/assetmanagement/v3/assets/{assetId}/location', call),
  ) as Promise<Asset>;
};

/** The asset with all that hangs below it goes to the bin. */
export const deleteBranch = (assetId: string, etag: number) =>
  told(api.DELETE('/api/assets/v1/{assetId}', { params: { path: { assetId } }, headers: at(etag) }));

export const restoreAsset = (entry: Pick<BinEntry, 'assetId' | 'etag'>, parentId?: string) =>
  told(
    api.POST('/api/assets/v1/bin/{assetId}/restore', {
      params: { path: { assetId: entry.assetId } },
      headers: at(entry.etag),
      body: parentId ? { parentId } : {},
    }),
  ) as Promise<Asset>;

export const purgeAsset = (entry: BinEntry) =>
  told(
    api.DELETE('/api/assets/v1/bin/{assetId}', {
      params: { path: { assetId: entry.assetId } },
      headers: at(entry.etag),
    }),
  );

export const binQuery = (size: number) =>
  queryOptions({
    queryKey: ['assets', 'bin', size],
    queryFn: async ({ signal }): Promise<Rows<BinEntry>> => {
      const answer = await told(api.GET('/api/assets/v1/bin', { params: { query: { size } }, signal }));
      return { rows: answer.items, page: answer.page };
    },
  });

export type Plan = { of: 'delete' } | { of: 'move'; to: string };

/** What a deletion or a move would come to; asked anew each time, for it is what one decides by. */
export const foreseenQuery = (assetId: string, plan: Plan) =>
  queryOptions({
    queryKey: ['foreseen', assetId, plan],
    queryFn: ({ signal }): Promise<Consequences> =>
      told(api.GET('/api/assets/v1/{assetId}/consequences', { params: { path: { assetId }, query: plan }, signal })),
    gcTime: 0,
  });

export async function treeChanged(client: QueryClient) {
  await Promise.all(['assets', 'shares'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
