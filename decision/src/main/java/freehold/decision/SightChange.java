package freehold.decision;

import java.util.HashSet;
import java.util.Set;

/** What somebody would see no longer, and what only then. */
public record SightChange(Set<AssetId> lost, Set<AssetId> gained) {
    public SightChange {
        lost = Set.copyOf(lost);
        gained = Set.copyOf(gained);
    }

    static SightChange of(Set<AssetId> before, Set<AssetId> after) {
        Set<AssetId> lost = new HashSet<>(before);
        lost.removeAll(after);
        Set<AssetId> gained = new HashSet<>(after);
        gained.removeAll(before);
        return new SightChange(lost, gained);
    }

    boolean isNone() {
        return lost.isEmpty() && gained.isEmpty();
    }
}
