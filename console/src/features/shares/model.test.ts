import { expect, test } from 'vitest';
import type { Collaboration, Profile, Share } from '~/api/types';
import { actsOn, emptyChannels, isLive, receivers, termsActsOn } from './model';

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

test("less is the owner's to decide, more needs consent, and time can be asked for where it ends", () => {
  const at = (direction: 'incoming' | 'outgoing', state: Share['state'], until?: string) =>
    termsActsOn({ direction, state, access: { until } });

  expect(at('outgoing', 'OPEN')).toEqual(['narrow']);
  expect(at('outgoing', 'ACCEPTED')).toEqual(['narrow', 'widen']);
  expect(at('outgoing', 'REVOKED')).toEqual([]);
  expect(at('incoming', 'ACCEPTED')).toEqual([]);
  expect(at('incoming', 'ACCEPTED', '2030-01-01T00:00:00Z')).toEqual(['extend']);
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
