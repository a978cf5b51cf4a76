/** What this browser remembers for a person. Nothing of the server's data but ids is kept. */
const PREFIX = 'freehold.';

export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined; // a browser that keeps nothing
  }
}

export function remember(name: string, value: string) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // then it is asked again next time
  }
}

const MOST_RECENT = 6;

export function recentAssets(tenant: string, user: string): string[] {
  const kept = recall(`recent.${tenant}.${user}`);
  return kept ? kept.split(',').filter((id) => /^[0-9a-f]{32}$/.test(id)) : [];
}

export function rememberAsset(tenant: string, user: string, assetId: string) {
  const others = recentAssets(tenant, user).filter((id) => id !== assetId);
  remember(`recent.${tenant}.${user}`, [assetId, ...others].slice(0, MOST_RECENT).join(','));
}
