package freehold.settings.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantType;
import freehold.tenancy.Tenants;
import org.springframework.stereotype.Component;

/** Which tenants have subtenants at all. */
@Component
public class Subtenancy {
    private final Tenants tenants;

    Subtenancy(Tenants tenants) {
        this.tenants = tenants;
    }

    /** A tenant of type OPERATOR has none. */
    public boolean available(TenantId tenant) {
        return tenants.byId(tenant)
                .filter(known -> known.profile().type() != TenantType.OPERATOR)
                .isPresent();
    }

    /** Leave to change subtenants. */
    Grant<Action.Administer, TenantId> administer(Guard guard) {
        Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
        if (!available(grant.resource())) {
            throw new ProblemException(
                    new Forbidden("subtenants-not-available", "There are no subtenants in a tenant of type OPERATOR."));
        }
        return grant;
    }
}
