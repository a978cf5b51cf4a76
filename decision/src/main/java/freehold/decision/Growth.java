package freehold.decision;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a share would come to cover.
 *
 * @param covered how many assets it would cover
 * @param tops of the assets it covers only then: those that hang below none of the others
 */
public record Growth(int covered, Set<AssetId> tops) {
    /** Of a share that a change does not touch. */
    public static final Growth NONE = new Growth(0, Set.of());

    public Growth {
        tops = Set.copyOf(tops);
    }

    static Growth of(Set<AssetId> before, Set<AssetId> after, Function<AssetId, Optional<AssetId>> parents) {
        Set<AssetId> gained = new HashSet<>(after);
        gained.removeAll(before);
        Set<AssetId> tops = new HashSet<>(gained);
        tops.removeIf(asset -> parents.apply(asset).filter(gained::contains).isPresent());
        return new Growth(after.size(), tops);
    }
}
