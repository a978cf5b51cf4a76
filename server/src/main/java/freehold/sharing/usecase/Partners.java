package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.store.CollaborationTable;
import freehold.tenancy.Partner;
import freehold.tenancy.Tenants;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds who is meant, among those one has an agreement with. */
@Component
class Partners {
    private final Tenants tenants;
    private final CollaborationTable collaborations;

    Partners(Tenants tenants, CollaborationTable collaborations) {
        this.tenants = tenants;
        this.collaborations = collaborations;
    }

    /** The tenant a sharing id or tenant id may mean. Says nothing of whether it exists. */
    Optional<TenantId> meant(String sharingOrTenantId) {
        return tenants.bySharingId(sharingOrTenantId).map(Partner::id).or(() -> TenantIds.parse(sharingOrTenantId));
    }

    /** The accepted collaboration with that tenant. Unknown, never asked, not accepted and ended are all the same. */
    Optional<Collaboration> accepted(Grant<Action.ManageSharing, TenantId> grant, String partner, Instant now) {
        return meant(partner)
                .flatMap(tenant -> collaborations.live(grant, tenant, now))
                .filter(live -> live.state() == CollaborationState.ACCEPTED);
    }
}
