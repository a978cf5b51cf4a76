package freehold.sharing.model;

import java.util.Optional;

/**
 * A share as one side sees it.
 *
 * @param profileName what the owner calls the profile; nobody else is told
 */
public record ShareSheet(
        Share share,
        Side side,
        Party owner,
        Party receiver,
        Pending pending,
        Optional<String> profileName,
        Optional<Actor> offeredBy,
        Optional<Actor> answeredBy,
        Optional<Actor> endedBy) {

    /** What waits for an answer while the share is accepted. */
    public record Pending(Optional<Amendment> amendment, Optional<Extension> extension) {
        public static final Pending NONE = new Pending(Optional.empty(), Optional.empty());
    }
}
