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
        return subtenant.equals(top.subtenant()) ? List.of(top.hangingBelow(place, subtenant)) : whole();
    }

    /** All of the branch, as it will be. */
    List<AssetFact> whole() {
        AssetFact top = branch.assets().getFirst();
        boolean stays = subtenant.equals(top.subtenant());
        return branch.assets().stream()
                .map(asset -> asset.equals(top)
                        ? top.hangingBelow(place, subtenant)
                        : asset.hangingBelow(asset.parent().orElseThrow(), stays ? asset.subtenant() : subtenant))
                .toList();
    }
}
