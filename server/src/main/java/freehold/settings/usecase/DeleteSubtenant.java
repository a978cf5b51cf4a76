package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.assets.SubtenantFolders;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.SubtenantUsers;
import freehold.settings.model.Subtenant;
import freehold.settings.store.SubtenantTable;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends a subtenant: its users see nothing any more, its assets stay where they are. */
@Component
public class DeleteSubtenant {
    private final Access access;
    private final Subtenancy subtenancy;
    private final SubtenantTable subtenants;
    private final SubtenantFolders folders;
    private final SubtenantUsers users;

    DeleteSubtenant(
            Access access,
            Subtenancy subtenancy,
            SubtenantTable subtenants,
            SubtenantFolders folders,
            SubtenantUsers users) {
        this.access = access;
        this.users = users;
        this.subtenancy = subtenancy;
        this.subtenants = subtenants;
        this.folders = folders;
    }

    public void delete(Caller caller, String id) {
        access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = subtenancy.administer(guard);
            Subtenant ended = ReadSubtenants.live(subtenants, grant, id);
            subtenants.delete(grant, ended.id());
            folders.release(guard, ended.id());
            users.end(grant.resource(), ended.id());
            return ended;
        });
    }
}
