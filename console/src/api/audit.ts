import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';
import type { Rows } from './types';

/** What was done in the tenant and who was refused, and whether that record is whole. */

type Schemas = components['schemas'];
export type AuditEntry = Schemas['audit.EntryView'];
export type AuditReport = Schemas['audit.AuditRoutes.ReportView'];

/** What entries are looked for by. */
export interface EntryFilter {
  actor?: string;
  action?: string;
  object?: string;
  outcome?: 'done' | 'denied';
  from?: string;
  to?: string;
}

const ENTRIES = '/api/audit/v1/entries';
const ENTRIES_A_PAGE = 50;

export const entriesQuery = (filter: EntryFilter, page: number) =>
  queryOptions({
    queryKey: ['audit', filter, page],
    queryFn: async ({ signal }): Promise<Rows<AuditEntry>> => {
      const query = { ...filter, page, size: ENTRIES_A_PAGE };
      const answer = await told(api.GET(ENTRIES, { params: { query }, signal }));
      return { rows: answer.items as AuditEntry[], page: answer.page };
    },
    placeholderData: keepPreviousData,
  });

/** Walks the whole chain on the server: asked for, never by itself. */
export const verifyAudit = () => told(api.GET(`${ENTRIES}/verify`)) as Promise<AuditReport>;

/** Where the browser gets all entries that the filter finds, as a file. */
export function exportAddress(filter: EntryFilter): string {
  const query = new URLSearchParams({ ...filter }).toString();
  return query ? `${ENTRIES}/export?${query}` : `${ENTRIES}/export`;
}
