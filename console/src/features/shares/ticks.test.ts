import { expect, test } from 'vitest';
import type { PreviewedAsset } from '~/api/sharing';
import { NO_TICKS, namesOf, profileOf, withAspect } from './ticks';

const asset = (aspects: [string, 'static' | 'dynamic', string[]][]): PreviewedAsset => ({
  assetId: '1',
  name: 'Drill',
  typeId: 'a.Drill',
  fields: [],
  variables: [{ name: 'serial', shown: true }],
  aspects: aspects.map(([name, category, variables]) => ({
    name,
    category,
    variables: variables.map((each) => ({ name: each, shown: true })),
  })),
});

test('the names to tick are those of all assets and those the profile has already, each once', () => {
  const assets = [
    asset([['spindle', 'dynamic', ['speed', 'load']]]),
    asset([['spindle', 'dynamic', ['speed', 'heat']]]),
  ];

  expect(
    namesOf(assets, { ...NO_TICKS, variables: ['*', 'owner'], dynamics: [{ name: 'gone', variables: ['x'] }] }),
  ).toEqual({
    variables: ['owner', 'serial'],
    statics: [],
    dynamics: [
      { name: 'gone', variables: ['x'] },
      { name: 'spindle', variables: ['heat', 'load', 'speed'] },
    ],
  });
});

test('an aspect without a variable is not in the profile', () => {
  const one = withAspect([], 'spindle', ['speed']);

  expect(one).toEqual([{ name: 'spindle', variables: ['speed'] }]);
  expect(withAspect(one, 'spindle', [])).toEqual([]);
});

test('a profile of measurements shows them and nothing else', () => {
  const ticks = { ...NO_TICKS, name: ' Speed ', fields: [], dynamics: [{ name: 'spindle', variables: ['speed'] }] };

  expect(profileOf(ticks)).toEqual({
    name: 'Speed',
    details: { fields: [], variables: [], aspects: [] },
    telemetry: { aspects: [{ name: 'spindle', variables: ['speed'] }], events: false },
  });
});
