/** Signing in through another issuer leads away from the console, and back to its first page. */

const KEPT = 'freehold.signIn.at';
const OUTCOMES = ['refused', 'unavailable', 'tooMany'] as const;

/** Sends the browser to the issuer, and keeps where one wanted to go. */
export function leaveFor(issuer: string) {
  const { pathname, search, hash } = window.location;
  sessionStorage.setItem(KEPT, pathname + search + hash);
  window.location.assign(`/api/session/issuers/${encodeURIComponent(issuer)}/signIn`);
}

/** Where one wanted to go before one left, told once. */
export function takeDestination(): string | undefined {
  const kept = sessionStorage.getItem(KEPT) ?? undefined;
  sessionStorage.removeItem(KEPT);
  return kept?.startsWith('/') && !kept.startsWith('//') ? kept : undefined;
}

/** Why one has come back without being signed in, told once: the address is as without it from then on. */
export function takeOutcome() {
  const address = new URL(window.location.href);
  const said = address.searchParams.get('signIn');
  if (said === null) return undefined;
  address.searchParams.delete('signIn');
  window.history.replaceState(window.history.state, '', address);
  return OUTCOMES.find((outcome) => outcome === said);
}
