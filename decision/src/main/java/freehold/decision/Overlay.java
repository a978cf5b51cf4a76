package freehold.decision;

import java.util.List;
import java.util.Optional;

/**
 * What a receiver lays over an asset it has received. Its owner knows nothing of it.
 *
 * @param name what the receiver calls the asset
 * @param labels the receiver's own
 * @param passedTo which of the receiver's subtenants sees the asset too, with all that is received below it
 */
public record Overlay(Optional<String> name, List<String> labels, Optional<SubtenantId> passedTo) {
    public Overlay {
        labels = List.copyOf(labels);
    }

    /** No more than a name. */
    public static Overlay named(String name) {
        return new Overlay(Optional.of(name), List.of(), Optional.empty());
    }
}
