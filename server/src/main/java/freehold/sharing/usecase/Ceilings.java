package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Placement;
import freehold.decision.ShareId;
import freehold.kernel.ProblemException;
import freehold.sharing.Limits;
import freehold.sharing.model.Share;
import freehold.sharing.store.CeilingTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    private final CeilingTable table;

    Ceilings(CeilingTable table) {
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

    /** Whether the share would stay below its ceiling if the assets came to where they come. */
    boolean leavesRoom(Placement placement, Share share) {
        return share.terms()
                .ceiling()
                .map(ceiling -> new Placement.Capped(share.asFact(), ceiling.maxAssets()))
                .filter(capped -> !placement.beyond(List.of(capped)).isEmpty())
                .isEmpty();
    }

    /**
     * Holds back what would be too much, of assets that have come to where they are.
     *
     * @return what is held back now and was not before, by share
     */
    Map<ShareId, Set<AssetId>> placed(Guard guard, Grant<? extends Action.OnAsset, AssetRef> by, Placement placement) {
        Map<ShareId, CeilingTable.Row> shares = new HashMap<>();
        table.over(by, placement.roots(), guard.now())
                .forEach(row -> shares.put(row.capped().share().id(), row));
        Map<ShareId, Set<AssetId>> beyond = placement.beyond(
                shares.values().stream().map(CeilingTable.Row::capped).toList());
        Map<ShareId, Set<AssetId>> held = new HashMap<>();
        beyond.forEach((share, tops) -> {
            CeilingTable.Row row = shares.get(share);
            if (row != null) {
                held.put(share, together(guard, placement, row, tops));
            }
        });
        table.hold(by, held);
        held.keySet().forEach(guard::changed);
        return beyond;
    }

    /** What is elsewhere or deleted by now is held back no longer when there is no room for more. */
    private static Set<AssetId> together(Guard guard, Placement placement, CeilingTable.Row row, Set<AssetId> tops) {
        Set<AssetId> held = new HashSet<>(row.held());
        held.addAll(tops);
        if (held.size() > Limits.HELD) {
            AssetId root = row.capped().share().root();
            held.removeIf(asset -> !placement.isBelow(asset, root));
        }
        if (held.size() > Limits.HELD) {
            throw tooMany(guard);
        }
        return held;
    }

    /** Users of subtenants are not told of shares, nor whether there is one. */
    private static ProblemException tooMany(Guard guard) {
        return guard.caller().subtenant().isPresent()
                ? ProblemException.limit(
                        "assets", "No more assets can come here at present. Ask the administrators of your tenant.")
                : ProblemException.limit(
                        "held",
                        "A share of something above holds back " + Limits.HELD
                                + " branches already: whoever shares assets has to confirm them, or to end it.");
    }

    void purged(Guard guard, Grant<Action.Purge, AssetRef> top, Set<AssetId> gone) {
        table.forget(top, gone).forEach(guard::changed);
    }
}
