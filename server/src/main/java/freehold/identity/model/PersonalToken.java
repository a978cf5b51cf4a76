package freehold.identity.model;

import freehold.decision.SubtenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A token with which scripts act as a user, without its secret.
 *
 * @param roles it is narrowed to; empty for all the user has
 * @param subtenant it acts in, for a subtenant user
 */
public record PersonalToken(
        UUID id,
        String name,
        Optional<Set<String>> roles,
        Optional<SubtenantId> subtenant,
        Instant created,
        Instant expires,
        Optional<Instant> lastUsed) {

    /** What every such token begins with, so that it is known for one wherever it turns up. */
    public static final String PREFIX = "fhp_";
}
