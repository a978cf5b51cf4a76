package freehold.platform.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.settings.LiveSubtenantCount;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantType;
import freehold.tenancy.usecase.ChangeTenant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Changes what the operator has written of a tenant. A tenant that has subtenants can't become of type OPERATOR. */
@Component
public class AmendTenant {
    private final Access access;
    private final ChangeTenant change;
    private final LiveSubtenantCount subtenants;

    AmendTenant(Access access, ChangeTenant change, LiveSubtenantCount subtenants) {
        this.access = access;
        this.change = change;
        this.subtenants = subtenants;
    }

    /** Waits for whoever makes a subtenant meanwhile, and lets them wait. */
    public Tenant amend(TenantId id, long etag, UnaryOperator<Tenant.Profile> wanted) {
        return access.changeAsPlatform(
                id,
                "tenant changed by the operator",
                Set.of(),
                guard -> change.change(id, etag, now -> checked(guard, wanted.apply(now))));
    }

    private Tenant.Profile checked(Guard guard, Tenant.Profile wanted) {
        if (wanted.type() == TenantType.OPERATOR && subtenants.of(guard) > 0) {
            throw ProblemException.conflict(
                    "subtenants-there",
                    "The tenant has subtenants, and a tenant of type OPERATOR has none. Its administrators have to"
                            + " delete them first.");
        }
        return wanted;
    }
}
