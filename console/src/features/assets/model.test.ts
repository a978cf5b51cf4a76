import { expect, test } from 'vitest';
import type { Asset, AssetType } from '~/api/types';
import { directVariables, originOf } from './model';

const LINKS = { origin: { href: 'http://x.example/api/assetmanagement/v3/assettypes/acme.Machine' } };

test('what a type has from another is told with its name', () => {
  expect(originOf(LINKS)).toBe('acme.Machine');
  expect(originOf(undefined)).toBeUndefined();
});

test('each variable of the type has its value at the asset, or none', () => {
  const asset = { variables: [{ name: 'serial', value: '7' }] } as Asset;
  const type = {
    variables: [
      { name: 'serial', _links: LINKS },
      { name: 'height', _links: null },
    ],
  } as unknown as AssetType;

  expect(directVariables(asset, type).map(({ value, origin }) => [value, origin])).toEqual([
    ['7', 'acme.Machine'],
    [undefined, undefined],
  ]);
});
