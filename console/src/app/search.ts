import type { EntryFilter } from '~/api/audit';

/** What stands behind the question mark. Whatever is no good is left out, so that an old link still opens. */

export const TABS = ['overview', 'variables', 'aspects', 'series', 'shares'] as const;
export type Tab = (typeof TABS)[number];
export const SHOWN = ['all', 'own', 'received', 'lent'] as const;
export type Shown = (typeof SHOWN)[number];

export interface AssetsSearch {
  q?: string;
  show?: Shown;
  type?: string;
  tab?: Tab;
  aspect?: string;
  from?: string;
  to?: string;
  view?: 'table';
}

export function readAssetsSearch(raw: Record<string, unknown>): AssetsSearch {
  return tidy({
    q: words(raw.q),
    show: oneOf(SHOWN, raw.show, 'all'),
    type: words(raw.type),
    tab: oneOf(TABS, raw.tab, 'overview'),
    aspect: words(raw.aspect),
    from: moment(raw.from),
    to: moment(raw.to),
    view: raw.view === 'table' ? ('table' as const) : undefined,
  });
}

export const DIRECTIONS = ['incoming', 'outgoing'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface SharesSearch {
  direction?: Direction;
  /** A tenant's id: only what is shared with it. */
  partner?: string;
}

export function readSharesSearch(raw: Record<string, unknown>): SharesSearch {
  return tidy({ direction: oneOf(DIRECTIONS, raw.direction, 'incoming'), partner: words(raw.partner) });
}

export interface NotificationsSearch {
  unread?: boolean;
  page?: number;
}

export function readNotificationsSearch(raw: Record<string, unknown>): NotificationsSearch {
  return tidy({ unread: raw.unread === true ? true : undefined, page: pageNumber(raw.page) });
}

export interface TypesSearch {
  q?: string;
  own?: boolean;
}

export function readTypesSearch(raw: Record<string, unknown>): TypesSearch {
  return tidy({ q: words(raw.q), own: raw.own === true ? true : undefined });
}

export interface UsersSearch {
  q?: string;
  user?: string;
}

export function readUsersSearch(raw: Record<string, unknown>): UsersSearch {
  return tidy({ q: words(raw.q), user: words(raw.user) });
}

export const OUTCOMES = ['done', 'denied'] as const;

export interface AuditSearch extends EntryFilter {
  page?: number;
}

export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  return tidy({
    actor: words(raw.actor),
    action: words(raw.action),
    object: words(raw.object),
    outcome: OUTCOMES.find((each) => each === raw.outcome),
    from: moment(raw.from),
    to: moment(raw.to),
    page: pageNumber(raw.page),
  });
}

/** The one thing of a list that is looked at. */
export interface OneSearch {
  id?: string;
}

export function readOneSearch(raw: Record<string, unknown>): OneSearch {
  return tidy({ id: words(raw.id) });
}

/** One of the known values, but not the one that is meant anyway. */
function oneOf<T extends string>(known: readonly T[], value: unknown, meantAnyway: T): T | undefined {
  const found = known.find((each) => each === value);
  return found === meantAnyway ? undefined : found;
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
}

/** The first page is meant anyway. */
function pageNumber(value: unknown): number | undefined {
  const page = Number(value);
  return Number.isInteger(page) && page > 0 ? page : undefined;
}

function moment(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined;
}

function tidy<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}
