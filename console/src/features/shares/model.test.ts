import { expect, test } from 'vitest';
import type { Collaboration, Profile, Share } from '~/api/types';
import { actsOn, emptyChannels, isLive, receivers } from './model';

const collaboration = (tenant: string, state: string) =>
  ({ partner: { tenant, displayName: tenant.toUpperCase(), sharingId: '' }, state }) as Collaboration;
const share = (receiver: string, state: string, channels: string[]) =>
  ({ direction: 'outgoing', receiver: { tenant: receiver }, state, channels }) as Share;

test('offers go to tenants with a live collaboration only', () => {
  const found = receivers(
    [collaboration('b', 'ACCEPTED'), collaboration('a', 'ACCEPTED'), collaboration('c', 'TERMINATED')],
    [],
  );

  expect(found.map((each) => each.name)).toEqual(['A', 'B']);
});

test('a channel that is lent or offered to a tenant is taken; what is over is not', () => {
  const shares = [
    share('a', 'OPEN', ['telemetry']),
    share('a', 'REVOKED', ['details']),
    share('b', 'OPEN', ['details']),
  ];

  expect(receivers([collaboration('a', 'ACCEPTED')], shares)[0]?.taken).toEqual(['telemetry']);
});

test('each side can do what the state allows', () => {
  const at = (direction: 'incoming' | 'outgoing', state: Share['state']) => actsOn({ direction, state });

  expect(at('outgoing', 'OPEN')).toEqual(['withdraw']);
  expect(at('outgoing', 'ACCEPTED')).toEqual(['revoke']);
  expect(at('incoming', 'OPEN')).toEqual(['accept', 'decline']);
  expect(at('incoming', 'FAILED')).toEqual(['retry', 'decline']);
  expect(at('incoming', 'ACCEPTED')).toEqual(['leave']);
  expect(at('incoming', 'ENDED')).toEqual([]);
});

test('open, accepted and failed shares are not history yet', () => {
  expect((['OPEN', 'ACCEPTED', 'FAILED', 'REVOKED', 'LEFT'] as const).map((state) => isLive({ state }))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a profile that shows nothing of a channel leaves it empty', () => {
  const measurementsOnly = {
    details: { fields: [], variables: [], aspects: [] },
    telemetry: { aspects: [{ name: '*', variables: ['*'] }] },
  } as unknown as Profile;

  expect(emptyChannels(measurementsOnly, ['telemetry', 'details'])).toEqual(['details']);
  expect(emptyChannels(measurementsOnly, ['telemetry'])).toEqual([]);
});
