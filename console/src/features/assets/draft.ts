import type { AssetChange } from '~/api/assetActs';
import type { Asset, AssetType } from '~/api/types';
import { aspectVariables, directVariables, isDynamic, type Valued } from './model';

/** What one can write of an asset, flat: each field under its address, as in /variables/serial. No value is ''. */
export type Draft = Readonly<Record<string, string>>;

export const EMPTY: Draft = { '/name': '', '/externalId': '', '/description': '', '/timezone': '' };

export function draftOf(asset: Asset, type: AssetType): Draft {
  const draft: Record<string, string> = {
    '/name': asset.name,
    '/externalId': asset.externalId ?? '',
    '/description': asset.description ?? '',
    '/timezone': asset.timezone,
  };
  for (const { pointer, valued } of valuesOf(type, asset)) draft[pointer] = valued.value ?? '';
  return draft;
}

export interface Field {
  pointer: string;
  /** The static aspect it belongs to, if any. */
  aspect?: string;
  valued: Valued;
}

/** The static variables of a type, with their values at an asset. */
export function valuesOf(type: AssetType, asset?: Asset): Field[] {
  const of = asset ?? ({ variables: [], aspects: [] } as unknown as Asset);
  const direct = directVariables(of, type).map((valued) => ({
    pointer: `/variables/${valued.variable.name}`,
    valued,
  }));
  const inAspects = type.aspects
    .filter((aspect) => !isDynamic(aspect))
    .flatMap((aspect) =>
      aspectVariables(of, aspect).map((valued) => ({
        pointer: `/aspects/${aspect.name}/${valued.variable.name}`,
        aspect: aspect.name,
        valued,
      })),
    );
  return [...direct, ...inAspects];
}

export function changed(before: Draft, after: Draft): string[] {
  return Object.keys(after).filter((pointer) => (before[pointer] ?? '') !== after[pointer]);
}

/** Only the parts that differ; lists are written whole, since a patch replaces them. */
export function patchOf(before: Draft, after: Draft): AssetChange {
  const differs = changed(before, after);
  const has = (start: string) => differs.some((pointer) => pointer.startsWith(start));
  return {
    ...(has('/name') && { name: after['/name']?.trim() }),
    ...(has('/externalId') && { externalId: after['/externalId']?.trim() || null }),
    ...(has('/description') && { description: after['/description']?.trim() || null }),
    ...(has('/timezone') && { timezone: after['/timezone'] || null }),
    ...(has('/variables/') && { variables: variablesIn(after, '/variables/') }),
    ...(has('/aspects/') && { aspects: aspectsIn(after) }),
  };
}

function variablesIn(draft: Draft, start: string) {
  return Object.entries(draft)
    .filter(([pointer, value]) => pointer.startsWith(start) && value !== '')
    .map(([pointer, value]) => ({ name: pointer.slice(start.length), value }));
}

function aspectsIn(draft: Draft) {
  const names = new Set(
    Object.keys(draft)
      .filter((pointer) => pointer.startsWith('/aspects/'))
      .map((pointer) => pointer.split('/')[2] ?? ''),
  );
  return [...names].map((name) => ({ name, variables: variablesIn(draft, `/aspects/${name}/`) }));
}

export interface Merge {
  /** Changed here and there, to something else each time. */
  clashes: { pointer: string; mine: string; theirs: string }[];
  /** Changed by somebody else alone. */
  takenOver: string[];
  /** What both come to, with one's own where they clash. */
  merged: Draft;
}

/** Brings together what two people have made of the same asset. */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merge {
  const clashes: Merge['clashes'] = [];
  const takenOver: string[] = [];
  const merged: Record<string, string> = { ...theirs };
  for (const pointer of Object.keys(mine)) {
    const [was, my = '', their = ''] = [base[pointer] ?? '', mine[pointer], theirs[pointer]];
    if (my === was) {
      if (their !== was) takenOver.push(pointer);
      continue;
    }
    merged[pointer] = my;
    if (their !== was && their !== my) clashes.push({ pointer, mine: my, theirs: their });
  }
  return { clashes, takenOver, merged };
}

const WHOLE = /^-?\d+$/;
const DECIMAL = /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Whether a text can be the value of a variable; the server decides in the end. */
export function fits({ variable }: Valued, text: string): boolean {
  if (text === '') return true;
  switch (variable.dataType) {
    case 'INT':
    case 'LONG':
      return WHOLE.test(text);
    case 'DOUBLE':
      return DECIMAL.test(text);
    case 'BOOLEAN':
      return text === 'true' || text === 'false';
    case 'TIMESTAMP':
      return !Number.isNaN(Date.parse(text));
    default:
      return [...text].length <= (variable.length ?? 255);
  }
}
