package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.assets.SubtenantFolders;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.settings.model.Subtenant;
import freehold.settings.model.SubtenantDraft;
import freehold.settings.store.SubtenantTable;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Changes name and description of a subtenant; its folder is named after it. */
@Component
public class ChangeSubtenant {
    private final Access access;
    private final Subtenancy subtenancy;
    private final SubtenantTable subtenants;
    private final SubtenantFolders folders;

    ChangeSubtenant(Access access, Subtenancy subtenancy, SubtenantTable subtenants, SubtenantFolders folders) {
        this.access = access;
        this.subtenancy = subtenancy;
        this.subtenants = subtenants;
        this.folders = folders;
    }

    public Subtenant change(Caller caller, String id, long etag, SubtenantDraft draft) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = subtenancy.administer(guard);
            Subtenant now = ReadSubtenants.live(subtenants, grant, id);
            SubtenantDraft.Checked wanted = draft.over(now);
            IfMatch.check(etag, now.etag());
            checkName(subtenants, grant, wanted);
            subtenants.update(grant, wanted);
            if (!wanted.displayName().equals(now.displayName())) {
                folders.rename(guard, now.id(), wanted.displayName());
            }
            return subtenants.find(grant, id).orElseThrow();
        });
    }

    static void checkName(
            SubtenantTable subtenants, Grant<Action.Administer, TenantId> grant, SubtenantDraft.Checked wanted) {
        if (subtenants.isTaken(grant, wanted.displayName(), wanted.id())) {
            throw ProblemException.conflict(
                    "subtenant-name-taken",
                    "There is another subtenant with the displayName " + wanted.displayName() + ".");
        }
    }
}
