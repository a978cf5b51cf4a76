package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationSheet;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareState;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.store.ShareTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows a tenant its collaborations, and what ending one would end. */
@Component
public class ReadCollaborations {
    private final Access access;
    private final CollaborationTable collaborations;
    private final ShareTable shares;
    private final CollaborationBook book;
    private final ShareSheets sheets;

    ReadCollaborations(
            Access access,
            CollaborationTable collaborations,
            ShareTable shares,
            CollaborationBook book,
            ShareSheets sheets) {
        this.access = access;
        this.collaborations = collaborations;
        this.shares = shares;
        this.book = book;
        this.sheets = sheets;
    }

    public Listing<CollaborationSheet> list(Caller caller, CollaborationTable.Filter filter, Listing.Wanted wanted) {
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            Listing<Collaboration> found = collaborations.page(grant, filter, wanted, guard.now());
            return new Listing<>(book.sheets(grant, found.items()), found.total());
        });
    }

    public CollaborationSheet one(Caller caller, String id) {
        UUID known = Ids.collaboration(id);
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            Collaboration found =
                    collaborations.find(grant, known, guard.now()).orElseThrow(() -> Ids.noCollaboration(id));
            return book.sheets(grant, List.of(found)).getFirst();
        });
    }

    /** The shares and offers that end with the collaboration. */
    public Listing<ShareSheet> consequences(Caller caller, String id, Listing.Wanted wanted) {
        UUID known = Ids.collaboration(id);
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            Collaboration found =
                    collaborations.find(grant, known, guard.now()).orElseThrow(() -> Ids.noCollaboration(id));
            ShareTable.Filter under = new ShareTable.Filter(
                    ShareState.LIVE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(found.id()),
                    Optional.empty());
            Listing<Share> ended = shares.page(grant, under, wanted, guard.now());
            return new Listing<>(sheets.of(guard, grant, ended.items()), ended.total());
        });
    }
}
