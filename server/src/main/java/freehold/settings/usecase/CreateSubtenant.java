package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.SubtenantFolders;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.settings.model.Subtenant;
import freehold.settings.model.SubtenantDraft;
import freehold.settings.store.SubtenantTable;
import freehold.settings.store.SubtenantTable.Which;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Creates a subtenant and its folder. */
@Component
public class CreateSubtenant {
    private final Access access;
    private final Subtenancy subtenancy;
    private final ReadProviderInformation provider;
    private final SubtenantTable subtenants;
    private final SubtenantFolders folders;
    private final QuotaGate quotas;

    CreateSubtenant(
            Access access,
            Subtenancy subtenancy,
            ReadProviderInformation provider,
            SubtenantTable subtenants,
            SubtenantFolders folders,
            QuotaGate quotas) {
        this.access = access;
        this.subtenancy = subtenancy;
        this.provider = provider;
        this.subtenants = subtenants;
        this.folders = folders;
        this.quotas = quotas;
    }

    public Subtenant create(Caller caller, SubtenantDraft draft) {
        return access.change(caller, Set.of(), guard -> create(guard, draft));
    }

    /** Changes of who may see what wait for each other, so nobody takes id, name or quota in between. */
    private Subtenant create(Guard guard, SubtenantDraft draft) {
        Grant<Action.Administer, TenantId> grant = subtenancy.administer(guard);
        SubtenantDraft.Checked wanted = draft.checked();
        if (!provider.read(grant).complete()) {
            throw ProblemException.conflict(
                    "provider-information-missing",
                    "There is no provider information yet. Before the first subtenant, create and confirm the provider"
                            + " information, and accept the terms.");
        }
        if (subtenants.find(grant, wanted.id().value()).isPresent()) {
            throw ProblemException.conflict(
                    "subtenant-exists",
                    "There is, or was, a subtenant " + wanted.id() + "; an id is never used twice.");
        }
        ChangeSubtenant.checkName(subtenants, grant, wanted);
        quotas.require(
                grant.resource(),
                new QuotaGate.Use(Quota.SUBTENANTS, 1, () -> subtenants.count(grant, Which.LIVE, Optional.empty())));
        AssetId folder = folders.create(guard, wanted.id(), wanted.displayName());
        subtenants.insert(grant, wanted, folder);
        return subtenants.find(grant, wanted.id().value()).orElseThrow();
    }
}
