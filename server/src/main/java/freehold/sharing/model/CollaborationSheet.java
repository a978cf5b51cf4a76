package freehold.sharing.model;

import java.util.Optional;

/** A collaboration as one side sees it. */
public record CollaborationSheet(
        Collaboration collaboration,
        Side side,
        Party partner,
        Optional<Actor> offeredBy,
        Optional<Actor> answeredBy,
        Optional<Actor> endedBy) {}
