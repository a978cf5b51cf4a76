package freehold.assets.usecase;

import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.Branch;
import freehold.decision.SubtenantId;
import java.util.List;
import java.util.Optional;

/**
 * A move that can be made.
 *
 * @param place what the branch shall hang below
 * @param subtenant what the place belongs to, and so all of the branch if its top belongs to another
 */
record MovePlan(AssetId place, Branch branch, Optional<SubtenantId> subtenant) {

    /** What will be different, as it will be. */
    List<AssetFact> changes() {
        AssetFact top = branch.assets().getFirst();
        AssetFact moved = top.hangingBelow(place, subtenant);
        if (subtenant.equals(top.subtenant())) {
            return List.of(moved);
        }
        return branch.assets().stream()
                .map(asset -> asset.equals(top)
                        ? moved
                        : asset.hangingBelow(asset.parent().orElseThrow(), subtenant))
                .toList();
    }
}
