package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Repeats;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationAct;
import freehold.sharing.model.CollaborationSheet;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends an agreement, and in the same transaction every share and offer under it. */
@Component
public class TerminateCollaboration {
    private final Access access;
    private final CollaborationTable collaborations;
    private final CollaborationBook book;
    private final ShareBook shares;
    private final Repeats repeats;

    TerminateCollaboration(
            Access access,
            CollaborationTable collaborations,
            CollaborationBook book,
            ShareBook shares,
            Repeats repeats) {
        this.access = access;
        this.collaborations = collaborations;
        this.book = book;
        this.shares = shares;
        this.repeats = repeats;
    }

    public CollaborationSheet handle(Caller caller, String id, Conditions conditions) {
        UUID known = Ids.collaboration(id);
        TenantId other = access.read(
                caller,
                guard -> collaborations
                        .find(guard.require(Action.END_SHARING), known, guard.now())
                        .orElseThrow(() -> Ids.noCollaboration(id))
                        .otherThan(caller.tenant()));
        return access.change(caller, Set.of(other), guard -> {
            Change change = shares.begin(guard, Action.END_SHARING);
            return repeats.earlier(guard, change.grant(), conditions.repeat(), CollaborationSheet.class)
                    .orElseGet(() ->
                            repeats.keep(guard, change.grant(), conditions.repeat(), end(change, known, conditions)));
        });
    }

    private CollaborationSheet end(Change change, UUID id, Conditions conditions) {
        Collaboration locked =
                collaborations.lock(change.grant(), id, change.now()).orElseThrow();
        conditions.etag().ifPresent(etag -> IfMatch.check(etag, locked.etag()));
        book.move(change.grant(), locked, CollaborationAct.TERMINATE, change.now());
        shares.endUnder(change, id);
        return book.sheet(change.grant(), id, change.now());
    }
}
