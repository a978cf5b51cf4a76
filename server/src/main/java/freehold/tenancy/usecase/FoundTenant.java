package freehold.tenancy.usecase;

import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.tenancy.Quotas;
import freehold.tenancy.SharingId;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantFounded;
import freehold.tenancy.TenantReach;
import freehold.tenancy.store.TenantTable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a tenant, in one transaction with everything a tenant has from its first moment. */
@Component
public class FoundTenant {
    private final TenantReach reach;
    private final TenantTable tenants;
    private final ApplicationEventPublisher events;

    FoundTenant(TenantReach reach, TenantTable tenants, ApplicationEventPublisher events) {
        this.reach = reach;
        this.tenants = tenants;
        this.events = events;
    }

    public Tenant found(TenantId id, Tenant.Profile profile, Quotas quotas) {
        return reach.asOperator(() -> {
            try {
                tenants.insert(id, profile, SharingId.random(profile.country()));
            } catch (DuplicateKeyException taken) {
                throw ProblemException.conflict("tenant-exists", "There is a tenant " + id + " already.");
            }
            tenants.insert(id, quotas);
            return reach.asTenant(id, () -> {
                events.publishEvent(new TenantFounded(id, profile.name()));
                return tenants.find(id).orElseThrow();
            });
        });
    }
}
