package freehold.assets.usecase;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.kernel.ProblemException;
import java.util.Collection;

/** Acts on several assets at once need the right for each of them. */
final class EachOf {
    private EachOf() {}

    /** Refuses, by the first asset in the way, what the caller may not do with all of them. */
    static void require(Guard guard, Action.OnAsset action, AssetId top, Collection<AssetId> assets) {
        for (AssetId asset : assets) {
            if (guard.find(action, asset, Reach.OWN).isEmpty()) {
                if (!sees(guard, asset)) {
                    throw ProblemException.conflict(
                            "others-below", "Not all that belongs to asset " + top + " is yours to see.");
                }
                guard.require(action, asset, Reach.OWN);
            }
        }
    }

    static boolean sees(Guard guard, AssetId asset) {
        return guard.find(Action.READ, asset, Reach.OWN).isPresent();
    }
}
