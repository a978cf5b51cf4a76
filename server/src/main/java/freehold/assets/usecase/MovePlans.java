package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.Limits;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Branch;
import freehold.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Says whether a move can be made, and what it comes to. */
@Component
class MovePlans {
    private final AssetTable assets;

    MovePlans(AssetTable assets) {
        this.assets = assets;
    }

    MovePlan of(Guard guard, Grant<Action.Move, AssetRef> asset, String newParent, Reach reach) {
        AssetId id = asset.resource().id();
        Grant<Action.TakeChild, AssetRef> parent =
                guard.require(new Action.TakeChild(assets.find(asset).subtenant()), newParent, reach);
        AssetId place = parent.resource().id();
        Branch branch = guard.branch(asset);
        if (branch.ids().contains(place)) {
            throw ProblemException.conflict(
                    "cycle",
                    "Asset " + id + " can't hang below " + place + ", which is "
                            + (place.equals(id) ? "itself." : "below it."));
        }
        checkDepth(assets.chain(parent).size(), branch.height(), place);
        return new MovePlan(place, branch, assets.find(parent).subtenant());
    }

    /**
     * Refuses what would hang too deep.
     *
     * @param above assets from the root to the place
     * @param height levels below what comes there
     */
    static void checkDepth(int above, int height, AssetId place) {
        if (above + height > Limits.HIERARCHY_DEPTH) {
            throw ProblemException.limit(
                    "hierarchy-depth",
                    "An asset can have " + Limits.HIERARCHY_DEPTH + " others above it; below " + place
                            + " the deepest would have " + (above + height) + ".");
        }
    }
}
