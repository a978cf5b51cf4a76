import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AuditSearch } from '~/app/search';
import { api, told } from './client';
import type { components } from './schema';
import type { Rows } from './types';

/** What was done in the tenant and who was refused, and whether that record is whole. */

type Schemas = components['schemas'];
export type AuditEntry = Schemas['audit.EntryView'];
export type AuditReport = Schemas['audit.AuditRoutes.ReportView'];

const ENTRIES = '/api/audit/v1/entries';
export const ENTRIES_A_PAGE = 50;

export const entriesQuery = ({ page, ...filter }: AuditSearch) =>
  queryOptions({
    queryKey: ['audit', filter, page],
    queryFn: async ({ signal }): Promise<Rows<AuditEntry>> => {
      const query = { ...filter, page: page ?? 0, size: ENTRIES_A_PAGE };
      const answer = await told(api.GET(ENTRIES, { params: { query }, signal }));
      return { rows: answer.items as AuditEntry[], page: answer.page };
    },
    placeholderData: keepPreviousData,
  });

/** Walks the whole chain on the server: asked for, never by itself. */
export const verifyAudit = () => told(api.GET(`${ENTRIES}/verify`)) as Promise<AuditReport>;

/** Where the browser gets all entries that the filter finds, as a file. */
export function exportAddress({ page: _all, ...filter }: AuditSearch): string {
  const query = new URLSearchParams(filter as Record<string, string>).toString();
  return query ? `${ENTRIES}/export?${query}` : `${ENTRIES}/export`;
}
