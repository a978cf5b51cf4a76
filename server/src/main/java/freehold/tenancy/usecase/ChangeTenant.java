package freehold.tenancy.usecase;

import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.tenancy.KnownLimits;
import freehold.tenancy.Quotas;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantReach;
import freehold.tenancy.store.TenantTable;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Changes what is written of a tenant, or its quotas, if they are still as the caller knows them. */
@Component
public class ChangeTenant {
    private final TenantReach reach;
    private final TenantTable tenants;
    private final KnownLimits limits;

    ChangeTenant(TenantReach reach, TenantTable tenants, KnownLimits limits) {
        this.limits = limits;
        this.reach = reach;
        this.tenants = tenants;
    }

    public Tenant change(TenantId id, long etag, UnaryOperator<Tenant.Profile> change) {
        return reach.asOperator(() -> {
            Tenant tenant = tenants.lock(id).orElseThrow(() -> unknown(id));
            IfMatch.check(etag, tenant.etag());
            tenants.update(id, change.apply(tenant.profile()));
            return tenants.find(id).orElseThrow();
        });
    }

    public Quotas.Versioned changeQuotas(TenantId id, long etag, Quotas quotas) {
        Quotas.Versioned changed = reach.asOperator(() -> {
            if (!tenants.update(id, quotas, etag)) {
                throw tenants.quotas(id).isPresent() ? IfMatch.stale() : unknown(id);
            }
            return tenants.quotas(id).orElseThrow();
        });
        limits.forget(id);
        return changed;
    }

    private static ProblemException unknown(TenantId id) {
        return ProblemException.notFound("tenant", id.value());
    }
}
