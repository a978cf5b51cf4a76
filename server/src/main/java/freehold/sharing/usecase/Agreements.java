package freehold.sharing.usecase;

import freehold.access.BothSides;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationAct;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.store.EventTable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sees to it that two tenants have an agreement, where one person may speak for both. */
@Component
class Agreements {
    private final CollaborationTable collaborations;
    private final CollaborationBook book;
    private final EventTable events;

    Agreements(CollaborationTable collaborations, CollaborationBook book, EventTable events) {
        this.collaborations = collaborations;
        this.book = book;
        this.events = events;
    }

    /** The one there is. One that was only offered, by whichever side, is accepted by the other. */
    Collaboration make(BothSides sides, TenantId other) {
        Collaboration live = sides.here(guard -> {
            Grant<Action.ManageSharing, TenantId> grant = guard.require(Action.START_SHARING);
            Instant now = events.clock(grant);
            book.recordLapsed(grant, Set.of(other), now);
            return collaborations.live(grant, other, now).orElseGet(() -> book.open(grant, other, "", now));
        });
        if (live.state() == CollaborationState.ACCEPTED) {
            return live;
        }
        return live.initiator().equals(other)
                ? sides.here(guard -> accept(guard, live.id()))
                : sides.there(guard -> accept(guard, live.id()));
    }

    private Collaboration accept(Guard guard, UUID id) {
        Grant<Action.ManageSharing, TenantId> grant = guard.require(Action.START_SHARING);
        Instant now = events.clock(grant);
        Collaboration locked = collaborations.lock(grant, id, now).orElseThrow();
        book.move(grant, locked, CollaborationAct.ACCEPT, now);
        return locked;
    }
}
