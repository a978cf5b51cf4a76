package freehold.decision;

import java.util.List;
import java.util.Set;

/**
 * What attribute rules can tell assets by. Assets that are alike in it share one object.
 *
 * @param types the asset's type and all it descends from
 * @param labels the owner's own words, which nobody else gets to know
 */
public record Traits(List<String> types, Set<String> labels) {
    public static final Traits NONE = new Traits(List.of(), Set.of());

    public Traits {
        types = List.copyOf(types);
        labels = Set.copyOf(labels);
    }

    /** As a receiver knows the asset: its types are always shown, its labels never. */
    Traits withoutLabels() {
        return labels.isEmpty() ? this : new Traits(types, Set.of());
    }
}
