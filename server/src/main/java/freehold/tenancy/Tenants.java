package freehold.tenancy;

import freehold.decision.TenantId;
import freehold.tenancy.store.TenantTable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads tenants: one's own in full, another one by its sharing id only. */
@Component
public final class Tenants {
    private final TenantReach reach;
    private final TenantTable tenants;

    Tenants(TenantReach reach, TenantTable tenants) {
        this.reach = reach;
        this.tenants = tenants;
    }

    /** In a transaction of that tenant, or one of its own. */
    public Optional<Tenant> byId(TenantId id) {
        return reach.asTenant(id, () -> tenants.find(id));
    }

    /** Whoever the sharing id belongs to. An unknown one takes the same path as a known one. */
    public Optional<Partner> bySharingId(String sharingId) {
        return tenants.partner(sharingId);
    }

    /** For the platform operator: a page of all tenants in order of their ids. */
    public List<Tenant> page(long offset, int size) {
        return reach.asOperator(() -> tenants.page(offset, size));
    }

    /** For the platform operator. */
    public long count() {
        return reach.asOperator(tenants::count);
    }

    /** For the platform operator. */
    public Optional<Tenant> anyById(TenantId id) {
        return reach.asOperator(() -> tenants.find(id));
    }

    /** For the platform operator. */
    public Optional<Quotas.Versioned> quotas(TenantId id) {
        return reach.asOperator(() -> tenants.quotas(id));
    }
}
