package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Repeats;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationAct;
import freehold.sharing.model.CollaborationSheet;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.store.EventTable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Accepts, refuses or withdraws an offered collaboration. */
@Component
public class AnswerCollaboration {
    private final Access access;
    private final CollaborationTable collaborations;
    private final CollaborationBook book;
    private final EventTable events;
    private final Repeats repeats;

    AnswerCollaboration(
            Access access,
            CollaborationTable collaborations,
            CollaborationBook book,
            EventTable events,
            Repeats repeats) {
        this.access = access;
        this.collaborations = collaborations;
        this.book = book;
        this.events = events;
        this.repeats = repeats;
    }

    public CollaborationSheet handle(Caller caller, String id, CollaborationAct act, Conditions conditions) {
        Action.ManageSharing right =
                switch (act) {
                    case ACCEPT -> Action.START_SHARING;
                    case REFUSE, WITHDRAW -> Action.END_SHARING;
                    case TERMINATE, EXPIRE -> throw new IllegalArgumentException(act + " is no answer");
                };
        UUID known = Ids.collaboration(id);
        TenantId other = access.read(
                caller,
                guard -> collaborations
                        .find(guard.require(right), known, guard.now())
                        .orElseThrow(() -> Ids.noCollaboration(id))
                        .otherThan(caller.tenant()));
        return access.change(caller, Set.of(other), guard -> {
            Grant<Action.ManageSharing, TenantId> grant = guard.require(right);
            return repeats.earlier(guard, grant, conditions.repeat(), CollaborationSheet.class)
                    .orElseGet(
                            () -> repeats.keep(guard, grant, conditions.repeat(), move(grant, known, act, conditions)));
        });
    }

    private CollaborationSheet move(
            Grant<Action.ManageSharing, TenantId> grant, UUID id, CollaborationAct act, Conditions conditions) {
        Instant now = events.clock(grant);
        Collaboration locked = collaborations.lock(grant, id, now).orElseThrow();
        conditions.etag().ifPresent(etag -> IfMatch.check(etag, locked.etag()));
        book.move(grant, locked, act, now);
        return book.sheet(grant, id, now);
    }
}
