package freehold.sharing.model;

import static freehold.sharing.model.CollaborationState.ACCEPTED;
import static freehold.sharing.model.CollaborationState.OFFERED;
import static freehold.sharing.model.CollaborationState.REFUSED;
import static freehold.sharing.model.CollaborationState.TERMINATED;
import static freehold.sharing.model.CollaborationState.WITHDRAWN;

import freehold.sharing.model.Transitions.Step;
import java.util.List;
import java.util.Set;

/** What can happen to a collaboration once it is offered. */
public enum CollaborationAct {
    ACCEPT,
    REFUSE,
    WITHDRAW,
    TERMINATE,
    /** Nobody's doing but time's; whichever side notices, records it. */
    EXPIRE;

    public static final Transitions<CollaborationState, CollaborationAct> TABLE = new Transitions<>(List.of(
            new Step<>(OFFERED, ACCEPT, Set.of(Side.ADDRESSEE), ACCEPTED),
            new Step<>(OFFERED, REFUSE, Set.of(Side.ADDRESSEE), REFUSED),
            new Step<>(OFFERED, WITHDRAW, Set.of(Side.OFFERER), WITHDRAWN),
            new Step<>(OFFERED, EXPIRE, Set.of(Side.values()), CollaborationState.EXPIRED),
            new Step<>(ACCEPTED, TERMINATE, Set.of(Side.values()), TERMINATED)));
}
