import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { LEVEL_PAGE, lentQuery, levelQuery, receivedFoldersQuery, rootQuery } from '~/api/queries';
import type { Asset, AssetRow } from '~/api/types';
import type { Shown } from '~/app/search';
import { flatten, type Level, type Row } from '~/lib/tree';

export interface Tree {
  rows: Row[];
  waiting: boolean;
  error: unknown;
  retry: () => void;
  toggle: (assetId: string, open: boolean) => void;
  /** Reads the part of a level in which the position lies. */
  want: (parentId: string, position: number) => void;
}

const EMPTY: ReadonlySet<number> = new Set([0]);

/** The tree as far as it is open, level by level and part by part. */
export function useTree(shown: Shown, selected: Asset | undefined): Tree {
  const whose = shown === 'own' ? 'own' : 'all';
  const top = useTop(shown);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<ReadonlyMap<string, ReadonlySet<number>>>(new Map());

  const toggle = useCallback((assetId: string, open: boolean) => {
    setExpanded((before) => {
      const after = new Set(before);
      if (open) after.add(assetId);
      else after.delete(assetId);
      return after;
    });
  }, []);
  const want = useCallback((parentId: string, position: number) => {
    const page = Math.floor(position / LEVEL_PAGE);
    setWanted((before) => {
      const pages = before.get(parentId) ?? EMPTY;
      return pages.has(page) ? before : new Map(before).set(parentId, new Set([...pages, page]));
    });
  }, []);

  const first = top.assets.length === 1 ? top.assets[0]?.assetId : undefined;
  useEffect(() => {
    if (first) toggle(first, true);
  }, [first, toggle]);
  useEffect(() => {
    for (const step of selected?.hierarchyPath ?? []) toggle(step.assetId, true);
  }, [selected, toggle]);

  const parts = [...expanded].flatMap((parent) => [...(wanted.get(parent) ?? EMPTY)].map((page) => ({ parent, page })));
  const levels = useQueries({
    queries: parts.map(({ parent, page }) => levelQuery(parent, whose, page)),
    combine: (results) => {
      const found = new Map<string, Level>();
      const pages = new Map<string, Map<number, AssetRow[]>>();
      results.forEach((result, index) => {
        const part = parts[index];
        if (!part) return;
        if (result.isError) found.set(part.parent, { total: 0, at: () => undefined, failed: true });
        if (!result.data) return;
        const read = pages.get(part.parent) ?? new Map<number, AssetRow[]>();
        pages.set(part.parent, read.set(part.page, result.data.rows));
        found.set(part.parent, {
          total: result.data.page.totalElements,
          at: (position) => read.get(Math.floor(position / LEVEL_PAGE))?.[position % LEVEL_PAGE],
          failed: false,
        });
      });
      return found;
    },
  });

  // The way down to what is selected may lead through parts that have not been read.
  useEffect(() => {
    const level = selected?.parentId ? levels.get(selected.parentId) : undefined;
    if (!selected?.parentId || !level || level.failed) return;
    for (let position = 0; position < level.total; position++) {
      const child = level.at(position);
      if (child?.assetId === selected.assetId) return;
      if (!child) {
        want(selected.parentId, position);
        return;
      }
    }
  }, [selected, levels, want]);

  const rows = useMemo(() => flatten(top.assets, levels, expanded), [top.assets, levels, expanded]);
  return { rows, waiting: top.waiting, error: top.error, retry: top.retry, toggle, want };
}

const NONE: AssetRow[] = [];

/** Where the tree begins: at the root, at the folders of those who share, or at what is lent. */
function useTop(shown: Shown) {
  const root = useQuery({ ...rootQuery, enabled: shown === 'all' || shown === 'own' });
  const folders = useQuery({ ...receivedFoldersQuery, enabled: shown === 'received' });
  const lent = useInfiniteQuery({ ...lentQuery, enabled: shown === 'lent' });
  const lentAssets = useMemo(() => {
    const all = (lent.data?.pages ?? []).flatMap((part) => part.assets);
    return [...new Map(all.map((asset) => [asset.assetId, asset])).values()];
  }, [lent.data]);
  const rootList = useMemo(() => (root.data ? [root.data] : NONE), [root.data]);

  if (shown === 'received') {
    return {
      assets: folders.data?.rows ?? NONE,
      waiting: folders.isPending,
      error: folders.error,
      retry: () => void folders.refetch(),
    };
  }
  if (shown === 'lent') {
    return {
      assets: lentAssets,
      waiting: lent.isPending,
      error: lent.error,
      retry: () => void lent.refetch(),
    };
  }
  return { assets: rootList, waiting: root.isPending, error: root.error, retry: () => void root.refetch() };
}
