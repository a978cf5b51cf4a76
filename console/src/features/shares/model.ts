import type { Channel, Collaboration, Profile, Share, ShareState } from '~/api/types';

const LIVE: ReadonlySet<ShareState> = new Set(['OPEN', 'ACCEPTED', 'FAILED']);
export const CHANNELS: readonly Channel[] = ['telemetry', 'details'];

/** What is not over yet: the rest is history. */
export const isLive = (share: Pick<Share, 'state'>) => LIVE.has(share.state);

export const isOutgoing = (share: Pick<Share, 'direction'>) => share.direction === 'outgoing';

/** The side one does not sit on. */
export const otherSide = (share: Share) => (isOutgoing(share) ? share.receiver : share.owner);

export type Act = 'withdraw' | 'revoke' | 'accept' | 'decline' | 'retry' | 'leave';

/** What one can do with a share, by its state and the side one is on. */
export function actsOn(share: Pick<Share, 'direction' | 'state'>): Act[] {
  if (isOutgoing(share)) {
    if (share.state === 'OPEN' || share.state === 'FAILED') return ['withdraw'];
    return share.state === 'ACCEPTED' ? ['revoke'] : [];
  }
  if (share.state === 'OPEN') return ['accept', 'decline'];
  if (share.state === 'FAILED') return ['retry', 'decline'];
  return share.state === 'ACCEPTED' ? ['leave'] : [];
}

export const MOST_ASSETS = 10_000_000;

/** Whether what was typed can say how many assets a share may cover. */
export const isCeiling = (typed: string, orNone: boolean) =>
  typed === '' ? orNone : /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_ASSETS;

/** Whether the owner can say how many assets the share may cover. */
export const takesCeiling = (share: Pick<Share, 'direction' | 'state' | 'descendants'>) =>
  isOutgoing(share) && isLive(share) && share.descendants;

export type TermsAct = 'narrow' | 'widen' | 'extend';

/** How one can change what was agreed: the owner at once to less, to more by consent; the receiver can ask for time. */
export function termsActsOn(share: Pick<Share, 'direction' | 'state' | 'access'>): TermsAct[] {
  if (isOutgoing(share)) {
    if (share.state === 'OPEN') return ['narrow'];
    return share.state === 'ACCEPTED' ? ['narrow', 'widen'] : [];
  }
  return share.state === 'ACCEPTED' && share.access.until ? ['extend'] : [];
}

/** A tenant one can offer to, and the channels that are lent or offered to it already. */
export interface Receiver {
  tenant: string;
  name: string;
  taken: Channel[];
}

export function receivers(collaborations: Collaboration[], shares: Share[]): Receiver[] {
  return collaborations
    .filter((collaboration) => collaboration.state === 'ACCEPTED')
    .map(({ partner }) => ({
      tenant: partner.tenant,
      name: partner.displayName,
      taken: CHANNELS.filter((channel) =>
        shares.some(
          (share) =>
            isOutgoing(share) &&
            isLive(share) &&
            share.receiver.tenant === partner.tenant &&
            share.channels.includes(channel),
        ),
      ),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Whether a profile shows the place of an asset. */
export const showsLocation = (profile: Profile) =>
  profile.details.fields.includes('location') || profile.details.fields.includes('*');

export const showsDetails = (profile: Profile) =>
  profile.details.fields.length + profile.details.variables.length + profile.details.aspects.length > 0;

export const showsTelemetry = (profile: Profile) => profile.telemetry.aspects.length > 0;

/** Channels of which the profile shows nothing: offered, they would be empty. */
export function emptyChannels(profile: Profile, channels: readonly Channel[]): Channel[] {
  return channels.filter((channel) => !(channel === 'details' ? showsDetails(profile) : showsTelemetry(profile)));
}
