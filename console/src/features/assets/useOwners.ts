import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { collaborationsQuery } from '~/api/queries';
import { useWho } from '~/app/session';

/** The names of the tenants one shares with, by their id. */
export function useOwners(): ReadonlyMap<string, string> {
  const who = useWho();
  const { data } = useQuery({ ...collaborationsQuery, enabled: who.tenantLevel });
  return useMemo(() => new Map((data?.rows ?? []).map(({ partner }) => [partner.tenant, partner.displayName])), [data]);
}
