import { expect, test } from 'vitest';
import { changed, fits, merge, patchOf } from './draft';
import type { Valued } from './model';

const BASE = { '/name': 'Press', '/externalId': '', '/variables/serial': 'A1', '/aspects/plate/maker': 'Halden' };

test('a patch names only what was changed, and lists whole', () => {
  expect(patchOf(BASE, { ...BASE, '/name': ' Press 7 ' })).toEqual({ name: 'Press 7' });
  expect(patchOf({ ...BASE, '/variables/weight': '3' }, { ...BASE, '/variables/weight': '' })).toEqual({
    variables: [{ name: 'serial', value: 'A1' }],
  });
  expect(patchOf(BASE, { ...BASE, '/aspects/plate/maker': 'Voss' })).toEqual({
    aspects: [{ name: 'plate', variables: [{ name: 'maker', value: 'Voss' }] }],
  });
  expect(patchOf({ ...BASE, '/externalId': '9' }, BASE)).toEqual({ externalId: null });
});

test('what two people changed is brought together, and only what both changed is asked about', () => {
  const mine = { ...BASE, '/name': 'Mine', '/variables/serial': 'B2' };
  const theirs = { ...BASE, '/name': 'Theirs', '/externalId': 'X' };

  const { clashes, takenOver, merged } = merge(BASE, mine, theirs);

  expect(clashes).toEqual([{ pointer: '/name', mine: 'Mine', theirs: 'Theirs' }]);
  expect(takenOver).toEqual(['/externalId']);
  expect(merged).toEqual({ ...BASE, '/name': 'Mine', '/variables/serial': 'B2', '/externalId': 'X' });
  expect(changed(theirs, merged)).toEqual(['/name', '/variables/serial']);
});

test('the same change made twice is no clash', () => {
  const both = { ...BASE, '/name': 'Both' };
  expect(merge(BASE, both, both).clashes).toEqual([]);
});

test('values are held to their type before they are sent', () => {
  const of = (dataType: string, length?: number) => ({ variable: { name: 'x', dataType, length } }) as Valued;
  expect(fits(of('INT'), '12')).toBe(true);
  expect(fits(of('INT'), '1.5')).toBe(false);
  expect(fits(of('DOUBLE'), '-1.5e3')).toBe(true);
  expect(fits(of('DOUBLE'), '1,5')).toBe(false);
  expect(fits(of('STRING', 3), 'abcd')).toBe(false);
  expect(fits(of('TIMESTAMP'), 'soon')).toBe(false);
  expect(fits(of('LONG'), '')).toBe(true);
});
