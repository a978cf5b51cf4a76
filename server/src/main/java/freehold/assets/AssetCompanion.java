package freehold.assets;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import java.util.Map;
import java.util.Set;

/**
 * What another module keeps of assets, and what becomes of it when they go or come back. Called in the transaction that
 * does it: what a companion refuses does not happen.
 */
public interface AssetCompanion {

    /** How much there is of each kind of thing that a purge would remove with the assets, as far as that is cheap. */
    default Map<String, Long> held(Grant<Action.Read, AssetRef> top, Set<AssetId> assets) {
        return Map.of();
    }

    /**
     * The assets are on their way to the bin.
     *
     * @param top the asset the others hang below
     */
    default void binned(Guard guard, Grant<Action.Delete, AssetRef> top, Set<AssetId> assets) {}

    /** The assets are back in the tree. */
    default void restored(Guard guard, Grant<Action.Restore, AssetRef> top, Set<AssetId> assets) {}

    /**
     * The assets are about to be gone for good, and all that was theirs.
     *
     * @return how much of each kind of thing was removed
     */
    default Map<String, Long> purged(Guard guard, Grant<Action.Purge, AssetRef> top, Set<AssetId> assets) {
        return Map.of();
    }
}
