package freehold.sharing.model;

import freehold.decision.AssetId;
import java.util.Set;

/**
 * How many assets a share may cover before its owner is asked again. The owner's own affair: the receiver knows of no
 * ceiling, and so of nothing that is held back.
 *
 * @param held branches that would have made it more, uncovered until the owner confirms them
 */
public record Ceiling(int maxAssets, Set<AssetId> held) {
    public Ceiling {
        held = Set.copyOf(held);
    }
}
