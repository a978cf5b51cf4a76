package freehold.settings.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Subtenants;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.settings.store.LiveSubtenants;
import freehold.tenancy.TenantReach;
import freehold.tenancy.TenantType;
import freehold.tenancy.Tenants;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which subtenants there are, for identity too, and which tenants have some at all. */
@Component
public class Subtenancy implements Subtenants {
    private final TenantReach reach;
    private final Tenants tenants;
    private final LiveSubtenants live;

    Subtenancy(TenantReach reach, Tenants tenants, LiveSubtenants live) {
        this.reach = reach;
        this.tenants = tenants;
        this.live = live;
    }

    @Override
    public Map<SubtenantId, String> names(TenantId tenant, Collection<SubtenantId> wanted) {
        return reach.asTenant(tenant, () -> live.names(tenant, wanted));
    }

    /** A tenant of type OPERATOR has none. */
    @Override
    public boolean available(TenantId tenant) {
        return tenants.byId(tenant)
                .filter(known -> known.profile().type() != TenantType.OPERATOR)
                .isPresent();
    }

    /** Leave to change what the tenant's administrators keep. */
    static Grant<Action.Administer, TenantId> administerTenant(Guard guard) {
        guard.caller().requireTenantAdministrator();
        return guard.require(Action.ADMINISTER);
    }

    /** Leave to change subtenants. */
    Grant<Action.Administer, TenantId> administer(Guard guard) {
        Grant<Action.Administer, TenantId> grant = administerTenant(guard);
        if (!available(grant.resource())) {
            throw new ProblemException(
                    new Forbidden("subtenants-not-available", "There are no subtenants in a tenant of type OPERATOR."));
        }
        return grant;
    }
}
