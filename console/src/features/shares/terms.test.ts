import { expect, test } from 'vitest';
import type { Share } from '~/api/types';
import { asOffer, inputOf, narrowingOf, wideningOf } from './terms';

const share = {
  asset: { assetId: 'a', name: 'Drill', typeId: 'x.Drill' },
  receiver: { tenant: 'b' },
  channels: ['telemetry', 'details'],
  profile: { id: 'p', version: 3 },
  descendants: true,
  excluded: ['c'],
  includeSubtenants: false,
  access: { until: '2030-01-01T00:00:30Z' },
  data: {},
} as unknown as Share;

test('nothing touched is nothing to change', () => {
  expect(narrowingOf(share, inputOf(share))).toEqual({});
  expect(wideningOf(share, inputOf(share))).toEqual({ note: '' });
});

test('only what is touched is sent, and the other edge stays to the second', () => {
  const input = { ...inputOf(share), telemetry: false, excluded: ['c', 'd'], accessFrom: '2026-01-01T00:00' };

  expect(narrowingOf(share, input)).toEqual({
    channels: ['details'],
    excluded: ['c', 'd'],
    access: { from: new Date('2026-01-01T00:00').toISOString(), until: '2030-01-01T00:00:30Z' },
  });
});

test('a look at the terms is one at the pinned version, unless another profile is chosen', () => {
  expect(asOffer(share, inputOf(share)).profile).toEqual({ id: 'p', version: 3 });
  expect(asOffer(share, { ...inputOf(share), profile: 'everything' }).profile).toEqual({ id: 'everything' });
});
