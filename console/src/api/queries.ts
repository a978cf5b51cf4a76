import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { KeptProfile } from './sharing';
import type {
  Asset,
  AssetRow,
  AssetType,
  Collaboration,
  Rows,
  SampleRecord,
  Session,
  Share,
  ShareEvent,
  ShareState,
} from './types';

/** Rows of one level of the tree that are fetched together. */
export const LEVEL_PAGE = 200;
/** Records in one answer: the server gives no more. */
export const MOST_RECORDS = 2000;
const SEARCH_ROWS = 100;
const LIST_ROWS = 500;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => told(api.GET('/api/session', { signal })) as Promise<Session>,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Where else than here one can prove who one is. Not knowing it keeps nobody from signing in with a password. */
export const issuersQuery = queryOptions({
  queryKey: ['issuers'],
  queryFn: ({ signal }) => told(api.GET('/api/session/issuers', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Whose assets are meant: all one can see, one's own, or those received. */
export type Whose = 'all' | 'own' | 'received';

export interface AssetWish {
  filter?: unknown;
  whose?: Whose;
  page?: number;
  size: number;
}

async function assetRows(wish: AssetWish, signal?: AbortSignal): Promise<Rows<AssetRow>> {
  const answer = await told(
    api.GET('/api/assetmanagement/v3/assets', {
      params: {
        query: {
          includeShared: wish.whose !== 'own',
          page: wish.page ?? 0,
          size: wish.size,
          sort: 'name,asc',
          basicFieldsOnly: true, // a row needs no values
          filter: wish.filter ? JSON.stringify(wish.filter) : undefined,
        },
      },
      signal,
    }),
  );
  return { rows: (answer._embedded?.assets ?? []) as AssetRow[], page: answer.page };
}

export const rootQuery = queryOptions({
  queryKey: ['assets', 'root'],
  queryFn: ({ signal }) => told(api.GET('/api/assetmanagement/v3/assets/root', { signal })) as Promise<Asset>,
});

export const levelQuery = (parentId: string, whose: Whose, page: number) =>
  queryOptions({
    queryKey: ['assets', 'level', parentId, whose, page],
    queryFn: async ({ signal }) => {
      const answer = await told(
        api.GET('/api/assets/v1/{assetId}/children', {
          params: { path: { assetId: parentId }, query: { page, size: LEVEL_PAGE, includeShared: whose !== 'own' } },
          signal,
        }),
      );
      return { rows: answer.items as AssetRow[], page: answer.page };
    },
    staleTime: 30_000,
  });

/** The folders below which received assets hang, one for each tenant that shares. */
export const receivedFoldersQuery = queryOptions({
  queryKey: ['assets', 'folders'],
  queryFn: ({ signal }) => assetRows({ filter: { typeId: SHARE_FOLDER }, size: LIST_ROWS }, signal),
  staleTime: 30_000,
});

export const SHARE_FOLDER = 'core.shareenterprise';

export interface Search {
  words?: string;
  typeId?: string;
  whose: Whose;
  /** The tenant one acts in: what is received has another. */
  tenant: string;
  /** Only among these. */
  ids?: string[];
}

export const searchQuery = (search: Search) =>
  queryOptions({
    queryKey: ['assets', 'search', search],
    queryFn: ({ signal }) =>
      search.ids
        ? among(search.ids, search, signal)
        : isPlain(search)
          ? hits(search, signal)
          : assetRows({ filter: searchFilter(search), whose: search.whose, size: SEARCH_ROWS }, signal),
    placeholderData: keepPreviousData,
  });

/** Words alone are the server's own search, which tells what is above each hit; all else is a filtered list. */
const isPlain = ({ words, typeId, whose, ids }: Search) => !!words && !typeId && !ids && whose !== 'received';

async function hits({ words, whose }: Search, signal?: AbortSignal): Promise<Rows<AssetRow>> {
  const answer = await told(
    api.GET('/api/assets/v1/search', {
      params: { query: { q: words, size: SEARCH_ROWS, includeShared: whose !== 'own' } },
      signal,
    }),
  );
  return { rows: answer.items as AssetRow[], page: answer.page };
}

/** Of certain assets those that fit, asked for as many at a time as an address can hold. */
async function among(ids: string[], search: Search, signal?: AbortSignal): Promise<Rows<AssetRow>> {
  const rows: AssetRow[] = [];
  for (let from = 0; from < ids.length; from += LENT_PAGE) {
    const filter = searchFilter({ ...search, ids: ids.slice(from, from + LENT_PAGE) });
    rows.push(...(await assetRows({ filter, whose: search.whose, size: LENT_PAGE }, signal)).rows);
  }
  return { rows, page: { size: rows.length, totalElements: rows.length, totalPages: 1, number: 0 } };
}

export function searchFilter({ words, typeId, whose, tenant, ids }: Search) {
  const all: unknown[] = [];
  if (words) all.push({ or: { name: { contains: words }, externalId: { contains: words } } });
  if (typeId) all.push({ hasType: typeId });
  if (whose === 'received') all.push({ not: { tenantId: tenant } });
  if (ids) all.push({ assetId: { in: ids } });
  return { and: all };
}

/** Outgoing shares whose assets are fetched together as what is lent: as many ids as an address can hold. */
const LENT_PAGE = 100;

/** What is lent, by the newest share first, part by part. */
export const lentQuery = infiniteQueryOptions({
  queryKey: ['shares', 'lent'],
  queryFn: async ({ signal, pageParam }) => {
    const answer = await told(
      api.GET('/api/sharing/v1/shares', {
        params: {
          query: {
            direction: 'outgoing',
            state: ['ACCEPTED'],
            page: pageParam,
            size: LENT_PAGE,
            sort: 'offeredAt,desc',
          },
        },
        signal,
      }),
    );
    const ids = [...new Set(answer.items.map((share) => share.asset.assetId))];
    const filter = { assetId: { in: ids } };
    return {
      assets: ids.length > 0 ? (await assetRows({ filter, size: ids.length }, signal)).rows : [],
      shares: answer.page.totalElements,
      next: (pageParam + 1) * LENT_PAGE < answer.page.totalElements ? pageParam + 1 : undefined,
    };
  },
  initialPageParam: 0,
  getNextPageParam: (part) => part.next,
});

export const countQuery = (whose: Whose) =>
  queryOptions({
    queryKey: ['assets', 'count', whose],
    queryFn: async ({ signal }) => (await assetRows({ whose, size: 1 }, signal)).page.totalElements,
  });

export const assetsByIdQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ['assets', 'some', ...ids],
    queryFn: async ({ signal }) =>
      (await assetRows({ filter: { assetId: { in: ids } }, size: Math.max(1, ids.length) }, signal)).rows,
    enabled: ids.length > 0,
  });

export const assetQuery = (assetId: string) =>
  queryOptions({
    queryKey: ['assets', 'one', assetId],
    queryFn: ({ signal }) =>
      told(
        api.GET('/api/assetmanagement/v3/assets/{assetId}', {
          // The description does not name the parameter, which every read of this family has.
          params: { path: { assetId }, query: { includeShared: true } },
          signal,
        }),
      ) as Promise<Asset>,
  });

export const assetTypeQuery = (typeId: string) =>
  queryOptions({
    queryKey: ['types', 'one', typeId],
    queryFn: ({ signal }) =>
      told(
        api.GET('/api/assetmanagement/v3/assettypes/{assetTypeId}', {
          params: { path: { assetTypeId: typeId }, query: { exploded: true, includeShared: true } },
          signal,
        }),
      ) as Promise<AssetType>,
    staleTime: 60_000,
  });

export const assetTypesQuery = queryOptions({
  queryKey: ['types', 'all'],
  queryFn: async ({ signal }) => {
    const answer = await told(
      api.GET('/api/assetmanagement/v3/assettypes', {
        params: { query: { includeShared: true, size: LIST_ROWS, sort: 'name,asc' } },
        signal,
      }),
    );
    return (answer._embedded?.assetTypes ?? []) as AssetType[];
  },
  staleTime: 60_000,
});

export interface Span {
  from: string;
  to: string;
}

function samples(assetId: string, aspect: string, query: Record<string, string>, signal?: AbortSignal) {
  return told(
    api.GET('/api/iottimeseries/v3/timeseries/{entityId}/{propertySetName}', {
      params: { path: { entityId: assetId, propertySetName: aspect }, query },
      signal,
    }),
  ) as unknown as Promise<SampleRecord[]>;
}

export const latestQuery = (assetId: string, aspect: string) =>
  queryOptions({
    queryKey: ['samples', assetId, aspect, 'latest'],
    queryFn: ({ signal }) => samples(assetId, aspect, { latestValue: 'true' }, signal),
    refetchInterval: 10_000,
  });

/** The newest records of a span, oldest first. */
export const samplesQuery = (assetId: string, aspect: string, span: Span) =>
  queryOptions({
    queryKey: ['samples', assetId, aspect, span.from, span.to],
    queryFn: async ({ signal }) =>
      (await samples(assetId, aspect, { ...span, sort: 'desc', limit: String(MOST_RECORDS) }, signal)).reverse(),
    placeholderData: keepPreviousData,
  });

export interface ShareWish {
  direction?: 'incoming' | 'outgoing';
  state?: ShareState[];
  assetId?: string;
  partner?: string;
  profile?: string;
  page?: number;
  size?: number;
}

export const sharesQuery = (wish: ShareWish) =>
  queryOptions({
    queryKey: ['shares', 'list', wish],
    queryFn: async ({ signal }) => {
      const answer = await told(
        api.GET('/api/sharing/v1/shares', { params: { query: { size: 50, sort: 'offeredAt,desc', ...wish } }, signal }),
      );
      return { rows: answer.items as Share[], page: answer.page };
    },
  });

/** A long list of shares, part by part. */
export const sharePartsQuery = (wish: Pick<ShareWish, 'direction' | 'state' | 'partner'>) =>
  infiniteQueryOptions({
    queryKey: ['shares', 'parts', wish],
    queryFn: async ({ signal, pageParam }) => {
      const answer = await told(
        api.GET('/api/sharing/v1/shares', {
          params: { query: { ...wish, page: pageParam, size: 50, sort: 'offeredAt,desc' } },
          signal,
        }),
      );
      return { rows: answer.items as Share[], page: answer.page };
    },
    initialPageParam: 0,
    getNextPageParam: ({ page }) => (page.number + 1 < page.totalPages ? page.number + 1 : undefined),
  });

export const shareCountQuery = (wish: ShareWish) =>
  queryOptions({
    ...sharesQuery({ ...wish, size: 1 }),
    select: (found: Rows<Share>) => found.page.totalElements,
  });

export const shareHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['shares', 'history', id],
    queryFn: async ({ signal }) => {
      const answer = await told(
        api.GET('/api/sharing/v1/shares/{id}/history', { params: { path: { id }, query: { size: 500 } }, signal }),
      );
      return answer.items as ShareEvent[];
    },
  });

export const profilesQuery = queryOptions({
  queryKey: ['profiles'],
  queryFn: async ({ signal }) => {
    const answer = await told(api.GET('/api/sharing/v1/profiles', { params: { query: { size: 500 } }, signal }));
    return answer.items as KeptProfile[];
  },
  staleTime: 60_000,
});

export const collaborationsQuery = queryOptions({
  queryKey: ['collaborations'],
  queryFn: async ({ signal }) => {
    const answer = await told(
      api.GET('/api/sharing/v1/collaborations', {
        params: { query: { size: LIST_ROWS, sort: 'offeredAt,desc' } },
        signal,
      }),
    );
    return { rows: answer.items as Collaboration[], page: answer.page };
  },
});

export const consequencesQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', 'consequences', id],
    queryFn: async ({ signal }) => {
      const answer = await told(
        api.GET('/api/sharing/v1/collaborations/{id}/consequences', {
          params: { path: { id }, query: { size: 50 } },
          signal,
        }),
      );
      return { rows: answer.items as Share[], page: answer.page };
    },
  });
