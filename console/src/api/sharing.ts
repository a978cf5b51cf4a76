import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';
import type { Share } from './types';

/** What an offer would show, on which terms a share stands and how they change, and what was read through it. */

type Schemas = components['schemas'];
export type KeptProfile = Schemas['ProfileView'];
export type NewProfile = Schemas['NewProfile'];
export type OfferBody = Schemas['sharing.ShareBodies.NewShare'];
export type Preview = Schemas['SharePreview'];
export type PreviewedAsset = Schemas['sharing.PreviewBodies.PreviewAssetView'];
export type Narrowing = Schemas['ShareNarrowing'];
export type Widening = Schemas['ShareWidening'];
export type Receipt = Schemas['sharing.ReceiptRoutes.ReceiptView'];

const SHARES = '/api/sharing/v1/shares';
const MOST = 500;
/** Assets of which a preview is read to count their variables: beyond, the count says what it is of. */
const MOST_PREVIEWED = 2_000;

async function previewed(body: OfferBody, page: number, signal?: AbortSignal) {
  return (await told(
    api.POST(`${SHARES}/preview`, { body, params: { query: { page, size: MOST } }, signal }),
  )) as Preview;
}

/** What the offer would show, with its assets one after the other. */
export const previewQuery = (body: OfferBody) =>
  queryOptions({
    queryKey: ['shares', 'preview', body],
    queryFn: async ({ signal }) => {
      const first = await previewed(body, 0, signal);
      const assets = [...first.assets.items];
      while (assets.length < Math.min(first.assets.page.totalElements, MOST_PREVIEWED)) {
        const next = await previewed(body, assets.length / MOST, signal);
        if (next.assets.items.length === 0) break;
        assets.push(...next.assets.items);
      }
      return { ...first, assets, total: first.assets.page.totalElements };
    },
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });

export type Previewed = Omit<Preview, 'assets'> & { assets: PreviewedAsset[]; total: number };

/** An asset as a partner sees it now. */
export const sightQuery = (assetId: string, partner: string) =>
  queryOptions({
    queryKey: ['shares', 'sight', assetId, partner],
    queryFn: ({ signal }) =>
      told(api.GET(`${SHARES}/preview`, { params: { query: { assetId, partner } }, signal })) as Promise<
        Schemas['PartnerSight']
      >,
  });

export const shareQuery = (id: string) =>
  queryOptions({
    queryKey: ['shares', 'one', id],
    queryFn: ({ signal }) =>
      told(api.GET(`${SHARES}/{id}`, { params: { path: { id } }, signal })) as unknown as Promise<Share>,
  });

export const receiptsQuery = (id: string, page: number, size: number) =>
  queryOptions({
    queryKey: ['shares', 'receipts', id, page, size],
    queryFn: async ({ signal }) => {
      const answer = await told(
        api.GET(`${SHARES}/{id}/receipts`, { params: { path: { id }, query: { page, size } }, signal }),
      );
      return { rows: answer.items as Receipt[], page: answer.page };
    },
    placeholderData: keepPreviousData,
  });

export const createProfile = (body: NewProfile, repeatKey: string) =>
  told(
    api.POST('/api/sharing/v1/profiles', { body, params: { header: { 'Idempotency-Key': repeatKey } } }),
  ) as Promise<KeptProfile>;

export const changeProfile = (profile: KeptProfile, body: NewProfile) =>
  told(
    api.PUT('/api/sharing/v1/profiles/{id}', {
      body,
      params: { path: { id: profile.id }, header: { 'If-Match': String(profile.etag) } },
    }),
  ) as Promise<KeptProfile>;

export const deleteProfile = (profile: KeptProfile) =>
  told(
    api.DELETE('/api/sharing/v1/profiles/{id}', {
      params: { path: { id: profile.id }, header: { 'If-Match': String(profile.etag) } },
    }),
  );

const at = (share: Share) => ({ path: { id: share.id }, header: { 'If-Match': share.etag } });

export const narrowShare = (share: Share, body: Narrowing) =>
  told(api.PATCH(`${SHARES}/{id}`, { params: at(share), body })) as unknown as Promise<Share>;

export const widenShare = (share: Share, body: Widening) =>
  told(api.POST(`${SHARES}/{id}/widen`, { params: at(share), body })) as unknown as Promise<Share>;

export type AmendmentAct = 'accept' | 'decline' | 'withdraw';

export const answerAmendment = (share: Share, act: AmendmentAct) =>
  told(api.POST(`${SHARES}/{id}/amendment/${act}`, { params: at(share) })) as unknown as Promise<Share>;

export const askForTime = (share: Share, until: string, note: string) =>
  told(api.POST(`${SHARES}/{id}/extension`, { params: at(share), body: { until, note } })) as unknown as Promise<Share>;

/** Lets the share cover what its ceiling has held back, and sets the ceiling. */
export const confirmHeld = (share: Share, assets: string[], maxAssets: number) =>
  told(
    api.POST(`${SHARES}/{id}/confirm`, { params: at(share), body: { assets, maxAssets } }),
  ) as unknown as Promise<Share>;

export const refuseTime = (share: Share) =>
  told(api.POST(`${SHARES}/{id}/extension/decline`, { params: at(share) })) as unknown as Promise<Share>;
