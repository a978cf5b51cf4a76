package freehold.decision;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose each asset is, so that nobody has to look for it in the trees of all who lend something. Worlds that follow each
 * other share it: an entry is added before the first world is asked that has the asset, and never taken away. So what
 * has no entry is in no world, and what has one is still to be held against the facts of the world that asks.
 */
final class Owners {
    private final Map<AssetId, TenantId> lastKnown = new ConcurrentHashMap<>();

    /** @param before the tenant's facts in the world before, which are known already */
    void add(TenantFacts facts, Optional<TenantFacts> before) {
        for (AssetId id : before.map(facts::assetsChangedSince).orElseGet(facts::assetIds)) {
            if (facts.asset(id).isPresent()) {
                lastKnown.put(id, facts.tenant());
            }
        }
    }

    /** Entries, also of assets that are gone. */
    int size() {
        return lastKnown.size();
    }

    Optional<TenantId> lastKnown(AssetId id) {
        return Optional.ofNullable(lastKnown.get(id));
    }
}
