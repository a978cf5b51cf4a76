import type { Narrowing, OfferBody, Widening } from '~/api/sharing';
import type { Share } from '~/api/types';
import { fromLocalField, toLocalField } from '~/lib/format';
import { CHANNELS } from './model';

/** The profile as it is pinned in the share. */
export const KEEP = 'keep';

/** What the form for other terms of a share holds. */
export interface TermsInput {
  telemetry: boolean;
  details: boolean;
  profile: string;
  descendants: boolean;
  excluded: string[];
  includeSubtenants: boolean;
  accessFrom: string;
  accessUntil: string;
  dataFrom: string;
  dataUntil: string;
  note: string;
}

export const inputOf = (share: Share): TermsInput => ({
  telemetry: share.channels.includes('telemetry'),
  details: share.channels.includes('details'),
  profile: KEEP,
  descendants: share.descendants,
  excluded: share.excluded,
  includeSubtenants: share.includeSubtenants,
  accessFrom: toLocalField(share.access.from ?? undefined),
  accessUntil: toLocalField(share.access.until ?? undefined),
  dataFrom: toLocalField(share.data.from ?? undefined),
  dataUntil: toLocalField(share.data.until ?? undefined),
  note: '',
});

type Edge = 'accessFrom' | 'accessUntil' | 'dataFrom' | 'dataUntil';

/** Fields know minutes; an edge that was not touched stays to the second. */
function windowsOf(share: Share, input: TermsInput) {
  const before = inputOf(share);
  const edge = (name: Edge, agreed: string | null | undefined) =>
    input[name] === before[name] ? (agreed ?? undefined) : fromLocalField(input[name]);
  const changed = (...edges: Edge[]) => edges.some((name) => input[name] !== before[name]);
  return {
    access: { from: edge('accessFrom', share.access.from), until: edge('accessUntil', share.access.until) },
    data: { from: edge('dataFrom', share.data.from), until: edge('dataUntil', share.data.until) },
    accessChanged: changed('accessFrom', 'accessUntil'),
    dataChanged: changed('dataFrom', 'dataUntil'),
  };
}

const sameSet = (one: string[], other: string[]) =>
  one.length === other.length && one.every((id) => other.includes(id));

/** Only what is to change: what is left out stays as it is. */
export function narrowingOf(share: Share, input: TermsInput): Narrowing {
  const windows = windowsOf(share, input);
  const channels = CHANNELS.filter((channel) => input[channel]);
  return {
    ...(!sameSet(channels, share.channels) && { channels }),
    ...(input.profile !== KEEP && { profile: { id: input.profile } }),
    ...(input.descendants !== share.descendants && { descendants: input.descendants }),
    ...(input.descendants && !sameSet(input.excluded, share.excluded) && { excluded: input.excluded }),
    ...(input.includeSubtenants !== share.includeSubtenants && { includeSubtenants: input.includeSubtenants }),
    ...(windows.accessChanged && { access: windows.access }),
    ...(windows.dataChanged && { data: windows.data }),
  };
}

export function wideningOf(share: Share, input: TermsInput): Widening {
  const windows = windowsOf(share, input);
  return {
    ...(input.profile !== KEEP && { profile: { id: input.profile } }),
    ...(windows.accessChanged && { access: windows.access }),
    ...(windows.dataChanged && { data: windows.data }),
    note: input.note.trim(),
  };
}

/** The terms as an offer of their own, so that one can look at what they show. */
export function asOffer(share: Share, input: TermsInput): OfferBody {
  const { access, data } = windowsOf(share, input);
  return {
    assetId: share.asset.assetId,
    receiver: share.receiver.tenant,
    channels: CHANNELS.filter((channel) => input[channel]),
    profile: input.profile === KEEP ? { id: share.profile.id, version: share.profile.version } : { id: input.profile },
    descendants: input.descendants,
    excluded: input.descendants ? [...input.excluded, ...(share.ceiling?.held ?? [])] : [],
    includeSubtenants: input.includeSubtenants,
    access,
    data,
    note: '',
  };
}
