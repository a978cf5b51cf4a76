import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { subtenantsQuery } from '~/api/settings';
import { useWho } from '~/app/session';

/** The name of a subtenant, as far as one may know it, and whether it is gone. */
export function useSubtenant(id: string | null | undefined): string | undefined {
  const { t } = useTranslation();
  const who = useWho();
  const all = useQuery({ ...subtenantsQuery, enabled: !!id && who.tenantLevel, staleTime: 60_000 });
  if (!id) return undefined;
  const own = who.subtenants.find((each) => each.id === id);
  const found = all.data?.find((each) => each.id === id);
  const name = own?.name ?? found?.displayName ?? id;
  return found?.deletedAt ? t('asset.subtenantDeleted', { subtenant: name }) : name;
}

/** Which subtenant an asset belongs to. */
export function SubtenantLabel({ id }: { id: string }) {
  return <span className="label">{useSubtenant(id)}</span>;
}
