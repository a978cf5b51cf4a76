import { expect, test } from 'vitest';
import { readAssetsSearch, readSharesSearch } from './search';

test('an address keeps what it says and loses what is meant anyway', () => {
  expect(readAssetsSearch({ q: 'press', show: 'lent', tab: 'series', view: 'table' })).toEqual({
    q: 'press',
    show: 'lent',
    tab: 'series',
    view: 'table',
  });
  expect(readAssetsSearch({ q: '', show: 'all', tab: 'overview' })).toEqual({});
});

test('nonsense in an address is left out', () => {
  expect(readAssetsSearch({ show: 'mine', tab: 7, from: 'yesterday', view: 'cube', x: 1 })).toEqual({});
  expect(readSharesSearch({ direction: 'sideways', page: '-1' })).toEqual({});
});

test('a number somebody searches for stays a word', () => {
  expect(readAssetsSearch({ q: 1102 })).toEqual({ q: '1102' });
});
