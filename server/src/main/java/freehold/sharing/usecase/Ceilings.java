package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Growth;
import freehold.decision.ShareId;
import freehold.kernel.ProblemException;
import freehold.sharing.Limits;
import freehold.sharing.model.Ceiling;
import freehold.sharing.model.Share;
import freehold.sharing.store.CeilingTable;
import freehold.sharing.store.ShareTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps shares from covering more assets than their owner has said. What would make it more is held back in the same
 * transaction, whole branches at a time, and stays so until the owner confirms it.
 *
 * <p>INVARIANT: no live share covers more assets than its ceiling. Whatever adds to a tree waits for the tenant's epoch,
 * as do offers and confirmations; so each counts what the one before has left.
 */
@Component
class Ceilings {
    private final ShareTable shares;
    private final CeilingTable table;

    Ceilings(ShareTable shares, CeilingTable table) {
        this.shares = shares;
        this.table = table;
    }

    /** Refuses to offer at once more than the ceiling allows. */
    void check(Guard guard, Grant<Action.Share, AssetRef> asset, Share offered) {
        offered.terms().ceiling().ifPresent(ceiling -> {
            int covered = guard.ifLent(asset, offered.asFact()).size();
            if (covered > ceiling.maxAssets()) {
                throw ProblemException.invalid(
                        "/maxAssets", "The share would cover " + covered + " assets as soon as it is accepted.");
            }
        });
    }

    /** Whether the share would stay below its ceiling if the assets were as given. */
    boolean leavesRoom(Guard guard, Share share, Collection<AssetFact> assets) {
        return share.terms()
                .ceiling()
                .map(ceiling -> guard.growth(share.asFact(), assets).covered() <= ceiling.maxAssets())
                .orElse(true);
    }

    /**
     * Holds back what would be too much, of assets that have come to where they are.
     *
     * @return what is held back now and was not before, by share
     */
    Map<ShareId, Set<AssetId>> placed(
            Guard guard, Grant<? extends Action.OnAsset, AssetRef> by, Collection<AssetFact> assets) {
        Map<ShareId, Set<AssetId>> held = new HashMap<>();
        for (Share share : shares.withCeiling(by, guard.now())) {
            Ceiling ceiling = share.terms().ceiling().orElseThrow();
            Growth growth = guard.growth(share.asFact(), assets);
            if (growth.covered() > ceiling.maxAssets() && !growth.tops().isEmpty()) {
                hold(guard, by, share, growth.tops());
                held.put(share.id(), growth.tops());
            }
        }
        return held;
    }

    private void hold(Guard guard, Grant<? extends Action.OnAsset, AssetRef> by, Share share, Set<AssetId> tops) {
        Set<AssetId> held = new HashSet<>(share.terms().ceiling().orElseThrow().held());
        held.addAll(tops);
        if (held.size() > Limits.HELD) {
            throw ProblemException.limit(
                    "held",
                    "A share of something above holds back " + Limits.HELD
                            + " branches already: whoever shares assets has to confirm them, or to end it.");
        }
        table.hold(by, share.id(), held);
        guard.changed(share.id());
    }

    void purged(Grant<Action.Purge, AssetRef> top, Set<AssetId> gone) {
        table.forget(top, gone);
    }
}
