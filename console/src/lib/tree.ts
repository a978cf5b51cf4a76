import type { AssetRow } from '~/api/types';

/** The children of one asset as far as they have been read. */
export interface Level {
  total: number;
  at: (position: number) => AssetRow | undefined;
  failed: boolean;
}

/** One line of the tree. A gap stands for a child that has not been read yet. */
export type Row =
  | {
      kind: 'asset';
      key: string;
      asset: AssetRow;
      depth: number;
      position: number;
      of: number;
      expanded: boolean;
      leaf: boolean;
    }
  | { kind: 'gap'; key: string; parentId: string; depth: number; position: number; of: number; failed: boolean };

/** All lines in the order in which they are seen. */
export function flatten(
  top: readonly AssetRow[],
  levels: ReadonlyMap<string, Level>,
  expanded: ReadonlySet<string>,
): Row[] {
  const rows: Row[] = [];
  top.forEach((asset, index) => {
    add(rows, asset, { depth: 1, position: index + 1, of: top.length }, levels, expanded);
  });
  return rows;
}

function add(
  rows: Row[],
  asset: AssetRow,
  place: { depth: number; position: number; of: number },
  levels: ReadonlyMap<string, Level>,
  expanded: ReadonlySet<string>,
) {
  const level = levels.get(asset.assetId);
  const leaf = level ? level.total === 0 && !level.failed : asset.children === 0;
  const open = expanded.has(asset.assetId) && !leaf;
  rows.push({ kind: 'asset', key: asset.assetId, asset, ...place, expanded: open, leaf });
  if (!open) return;
  const depth = place.depth + 1;
  if (!level || level.failed) {
    const key = `${asset.assetId}:0`;
    rows.push({ kind: 'gap', key, parentId: asset.assetId, depth, position: 1, of: 1, failed: level?.failed ?? false });
    return;
  }
  for (let index = 0; index < level.total; index++) {
    const child = level.at(index);
    const at = { depth, position: index + 1, of: level.total };
    if (child) add(rows, child, at, levels, expanded);
    else rows.push({ kind: 'gap', key: `${asset.assetId}:${index}`, parentId: asset.assetId, ...at, failed: false });
  }
}

/** What a key does to the line one stands on. */
export type Move = { to: number } | { expand: string } | { collapse: string } | { select: string } | undefined;

/** The keyboard of a tree, as screen readers announce it. */
export function moveBy(key: string, rows: readonly Row[], at: number, screenful: number): Move {
  const row = rows[at];
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, last) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: last };
    case 'PageDown':
      return { to: Math.min(at + screenful, last) };
    case 'PageUp':
      return { to: Math.max(at - screenful, 0) };
    case 'ArrowRight':
      if (row?.kind !== 'asset' || row.leaf) return undefined;
      return row.expanded ? { to: Math.min(at + 1, last) } : { expand: row.asset.assetId };
    case 'ArrowLeft':
      if (!row) return undefined;
      if (row.kind === 'asset' && row.expanded) return { collapse: row.asset.assetId };
      return { to: parentOf(rows, at) };
    case 'Enter':
    case ' ':
      return row?.kind === 'asset' ? { select: row.asset.assetId } : undefined;
    default:
      return undefined;
  }
}

export function parentOf(rows: readonly Row[], at: number): number {
  const depth = rows[at]?.depth ?? 1;
  for (let index = at - 1; index >= 0; index--) {
    if ((rows[index]?.depth ?? 0) < depth) return index;
  }
  return at;
}

/** The next line below whose name begins with what was typed, all around. */
export function typeAhead(rows: readonly Row[], at: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  const first = typed.length > 1 ? at : at + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (first + step) % rows.length;
    const row = rows[index];
    if (row?.kind === 'asset' && row.asset.name.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return at;
}
