package freehold.sharing.model;

import java.util.Optional;

/**
 * Where a receiver wants what it accepts, and how it calls it.
 *
 * @param parentId below which of its assets; none means the folder named after the owner
 * @param name none means as the owner calls it
 */
public record Target(Optional<String> parentId, Optional<String> name) {
    /** Where things go that nobody has a place for. */
    public static final Target USUAL = new Target(Optional.empty(), Optional.empty());
}
