package freehold.tenancy.usecase;

import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.tenancy.Quotas;
import freehold.tenancy.SharingId;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantReach;
import freehold.tenancy.store.TenantTable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a tenant with its quotas. What else a tenant has from its first moment is added by whoever calls. */
@Component
public class FoundTenant {
    private final TenantReach reach;
    private final TenantTable tenants;

    FoundTenant(TenantReach reach, TenantTable tenants) {
        this.reach = reach;
        this.tenants = tenants;
    }

    public Tenant found(TenantId id, Tenant.Profile profile, Quotas quotas) {
        return reach.asOperator(() -> {
            try {
                tenants.insert(id, profile, SharingId.random(profile.country()));
            } catch (DuplicateKeyException taken) {
                throw ProblemException.conflict("tenant-exists", "There is a tenant " + id + " already.");
            }
            tenants.insert(id, quotas);
            return reach.asTenant(id, () -> tenants.find(id).orElseThrow());
        });
    }
}
