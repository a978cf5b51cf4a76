package freehold.assets;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What another module keeps of assets, and what becomes of it when they go or come back. Called in the transaction that
 * does it: what a companion refuses does not happen.
 */
public interface AssetCompanion {

    /**
     * A share that would end with its asset.
     *
     * @param state OPEN, FAILED or ACCEPTED
     */
    record EndingShare(String shareId, AssetId asset, TenantId receiver, String state) {}

    /** How much there is of each kind of thing that a purge would remove with the assets, as far as that is cheap. */
    default Map<String, Long> held(Grant<Action.Read, AssetRef> top, Set<AssetId> assets) {
        return Map.of();
    }

    /** What would end with the assets. To be asked by callers at tenant level. */
    default List<EndingShare> ending(Guard guard, Set<AssetId> assets) {
        return List.of();
    }

    /** Names of tenants the caller's has to do with. To be asked by callers at tenant level. */
    default Map<TenantId, String> names(Guard guard, Collection<TenantId> tenants) {
        return Map.of();
    }

    /** Refuses, for want of a right, to let the assets be deleted. */
    default void checkBinned(Guard guard, Grant<Action.Delete, AssetRef> top, Set<AssetId> assets) {}

    /**
     * The assets are on their way to the bin.
     *
     * @param top the asset the others hang below
     */
    default void binned(Guard guard, Grant<Action.Delete, AssetRef> top, Set<AssetId> assets) {}

    /**
     * The assets are about to come to a subtenant they did not belong to: refused where what is kept of them is too much
     * for it.
     *
     * @param top the asset the others hang below
     */
    default void arriving(Grant<? extends Action.OnAsset, AssetRef> top, SubtenantId subtenant, Set<AssetId> assets) {}

    /**
     * Assets of the tree are other than they were before this transaction: new, elsewhere, back from the bin, or another
     * subtenant's.
     *
     * @param by what it was done by leave of
     * @param assets as they are now, with all that hangs below them
     */
    default void placed(Guard guard, Grant<? extends Action.OnAsset, AssetRef> by, Collection<AssetFact> assets) {}

    /**
     * The assets are back in the tree.
     *
     * @param assets as they are now
     * @param deleted since when they were not
     */
    default void restored(
            Guard guard, Grant<Action.Restore, AssetRef> top, Collection<AssetFact> assets, Instant deleted) {}

    /**
     * The assets are about to be gone for good, and all that was theirs.
     *
     * @return how much of each kind of thing was removed
     */
    default Map<String, Long> purged(Guard guard, Grant<Action.Purge, AssetRef> top, Set<AssetId> assets) {
        return Map.of();
    }
}
