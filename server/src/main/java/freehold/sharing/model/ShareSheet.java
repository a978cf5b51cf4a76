package freehold.sharing.model;

import java.util.Optional;

/** A share as one side sees it. */
public record ShareSheet(
        Share share,
        Side side,
        Party owner,
        Party receiver,
        Optional<Actor> offeredBy,
        Optional<Actor> answeredBy,
        Optional<Actor> endedBy) {}
