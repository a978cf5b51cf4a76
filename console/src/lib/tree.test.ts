import { expect, test } from 'vitest';
import type { Asset } from '~/api/types';
import { flatten, type Level, moveBy, parentOf, typeAhead } from './tree';

const asset = (name: string) => ({ assetId: name, name }) as Asset;
const level = (...names: string[]): Level => ({
  total: names.length,
  at: (position) => (names[position] ? asset(names[position]) : undefined),
  failed: false,
});
const shown = (rows: ReturnType<typeof flatten>) =>
  rows.map((row) => `${'-'.repeat(row.depth)}${row.kind === 'asset' ? row.asset.name : '?'}`);

const levels = new Map([
  ['park', level('one', 'two')],
  ['one', level('gearbox')],
  ['two', level()],
]);

test('only what is expanded shows its children', () => {
  expect(shown(flatten([asset('park')], levels, new Set()))).toEqual(['-park']);
  expect(shown(flatten([asset('park')], levels, new Set(['park', 'one'])))).toEqual([
    '-park',
    '--one',
    '---gearbox',
    '--two',
  ]);
});

test('a level that has not been read is one gap, and children that have not been read are gaps in their place', () => {
  expect(shown(flatten([asset('park')], new Map(), new Set(['park'])))).toEqual(['-park', '--?']);
  const partly: Level = { total: 3, at: (position) => (position === 1 ? asset('b') : undefined), failed: false };
  expect(shown(flatten([asset('park')], new Map([['park', partly]]), new Set(['park'])))).toEqual([
    '-park',
    '--?',
    '--b',
    '--?',
  ]);
});

test('an asset without children is a leaf once that is known', () => {
  const rows = flatten([asset('park')], levels, new Set(['park', 'two']));
  expect(rows.map((row) => row.kind === 'asset' && row.leaf)).toEqual([false, false, true]);
});

test('arrows walk, open and close as in every tree', () => {
  const rows = flatten([asset('park')], levels, new Set(['park']));
  expect(moveBy('ArrowDown', rows, 0, 10)).toEqual({ to: 1 });
  expect(moveBy('ArrowUp', rows, 0, 10)).toEqual({ to: 0 });
  expect(moveBy('ArrowRight', rows, 1, 10)).toEqual({ expand: 'one' });
  expect(moveBy('ArrowRight', rows, 0, 10)).toEqual({ to: 1 });
  expect(moveBy('ArrowLeft', rows, 2, 10)).toEqual({ to: 0 });
  expect(moveBy('ArrowLeft', rows, 0, 10)).toEqual({ collapse: 'park' });
  expect(moveBy('End', rows, 0, 10)).toEqual({ to: 2 });
  expect(moveBy('PageUp', rows, 2, 10)).toEqual({ to: 0 });
  expect(moveBy('Enter', rows, 1, 10)).toEqual({ select: 'one' });
  expect(moveBy('x', rows, 1, 10)).toBeUndefined();
});

test('the parent of a line is the nearest line above that stands further out', () => {
  const rows = flatten([asset('park')], levels, new Set(['park', 'one']));
  expect(parentOf(rows, 3)).toBe(0);
  expect(parentOf(rows, 2)).toBe(1);
  expect(parentOf(rows, 0)).toBe(0);
});

test('typing jumps to the next name that begins so, and around the end', () => {
  const rows = flatten([asset('park')], levels, new Set(['park', 'one']));
  expect(typeAhead(rows, 0, 'g')).toBe(2);
  expect(typeAhead(rows, 3, 'o')).toBe(1);
  expect(typeAhead(rows, 1, 'zzz')).toBe(1);
});
