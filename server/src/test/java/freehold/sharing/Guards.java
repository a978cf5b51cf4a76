package freehold.sharing;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;

/** Questions to a guard whose answer a test wants as a value. */
final class Guards {
    private Guards() {}

    static boolean allows(Guard guard, AssetId asset) {
        try {
            return guard.require(Action.READ, asset, Reach.OWN_AND_RECEIVED)
                    .resource()
                    .id()
                    .equals(asset);
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.NotFound) {
                return false;
            }
            throw refused;
        }
    }
}
