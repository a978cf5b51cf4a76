import { SHARE_FOLDER } from '~/api/queries';
import type { Asset, AssetType } from '~/api/types';
import type { Right, Who } from '~/app/session';

/** Reasons why something can't be done, said before one tries. The server decides in the end. */
export type Reason =
  | 'reason.received'
  | 'reason.folder'
  | 'reason.root'
  | 'reason.create'
  | 'reason.edit'
  | 'reason.move'
  | 'reason.delete';

type Known = Pick<Asset, 'sharing' | 'typeId' | 'subTenant'> & { parentId?: string | null };

const isReceived = (asset: Known) => asset.sharing.modes.includes('RECEIVER');

const either = (who: Who, tenant: Right, subtenant: Right) => (who.tenantLevel ? who.can(tenant) : who.can(subtenant));

export function whyNotCreate(below: Known | undefined, who: Who): Reason | undefined {
  if (below && isReceived(below)) return 'reason.received';
  if (below?.typeId === SHARE_FOLDER) return 'reason.folder';
  return either(who, 'Create assets in tenant', 'Create assets in subtenant') ? undefined : 'reason.create';
}

export function whyNotEdit(asset: Known, who: Who): Reason | undefined {
  if (isReceived(asset)) return 'reason.received';
  if (asset.typeId === SHARE_FOLDER) return 'reason.folder';
  return either(who, 'Edit assets in tenant', 'Edit assets in subtenant') ? undefined : 'reason.edit';
}

export function whyNotMove(asset: Known, who: Who): Reason | undefined {
  if (isReceived(asset)) return 'reason.received';
  if (!asset.parentId) return 'reason.root';
  return either(who, 'Move assets in tenant', 'Move assets in subtenant') ? undefined : 'reason.move';
}

export function whyNotDelete(asset: Known, who: Who): Reason | undefined {
  if (isReceived(asset)) return 'reason.received';
  if (asset.typeId === SHARE_FOLDER) return 'reason.folder';
  if (!asset.parentId) return 'reason.root';
  return who.can('Delete assets') || who.can('Delete assets of type BasicHierarchy and derived')
    ? undefined
    : 'reason.delete';
}

/** The reason why this one can't be offered by this person, if there is one. */
export function whyNotShareable(asset: Known, who: Who) {
  if (isReceived(asset)) return 'share.not.received';
  if (asset.typeId === SHARE_FOLDER) return 'share.not.folder';
  if (!asset.parentId) return 'share.not.root';
  if (!who.can('Share assets')) return 'share.not.right';
  return undefined;
}

const HIERARCHY = 'core.basichierarchy';

/** The types one can make assets of: all but administrators only those for arranging others. */
export function creatable(types: AssetType[], who: Who) {
  const parents = new Map(types.map((type) => [type.id, type.parentTypeId ?? undefined]));
  const isHierarchy = (id: string | undefined): boolean =>
    id !== undefined && (id === HIERARCHY || isHierarchy(parents.get(id)));
  const all = who.can('Delete assets'); // the row that administrators alone have
  const possible = types.filter(
    (type) => type.instantiable && type.id !== SHARE_FOLDER && (all || isHierarchy(type.id)),
  );
  const own = possible.filter((type) => type.tenantId === who.tenant.id);
  const builtIn = possible.filter((type) => type.tenantId !== who.tenant.id);
  const groups: ['own' | 'builtIn', AssetType[]][] = [];
  if (own.length > 0) groups.push(['own', own]);
  if (builtIn.length > 0) groups.push(['builtIn', builtIn]);
  return { groups, hint: all ? undefined : ('create.hierarchyOnly' as const) };
}
