package freehold.tenancy;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.store.SubtenantQuotaTable;
import freehold.tenancy.store.TenantTable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads tenants: one's own in full, another one by its sharing id only. */
@Component
public final class Tenants {
    private final TenantReach reach;
    private final TenantTable tenants;
    private final SubtenantQuotaTable subtenantQuotas;

    Tenants(TenantReach reach, TenantTable tenants, SubtenantQuotaTable subtenantQuotas) {
        this.reach = reach;
        this.tenants = tenants;
        this.subtenantQuotas = subtenantQuotas;
    }

    /** In a transaction of that tenant, or one of its own. */
    public Optional<Tenant> byId(TenantId id) {
        return reach.asTenant(id, () -> tenants.find(id));
    }

    /** Whoever the sharing id belongs to. An unknown one takes the same path as a known one. */
    public Optional<Partner> bySharingId(String sharingId) {
        return tenants.partner(sharingId);
    }

    /** The tenant's own two names, as its administrators wish them. Whether the tenant was still at that version. */
    public boolean rename(TenantId id, String name, String companyName, long etag) {
        return reach.asTenant(id, () -> tenants.rename(name, companyName, etag));
    }

    /** The quotas of a subtenant; none where none were set. */
    public SubtenantQuotas.Versioned quotas(TenantId id, SubtenantId subtenant) {
        return reach.asTenant(id, () -> subtenantQuotas.find(id, subtenant))
                .orElse(new SubtenantQuotas.Versioned(SubtenantQuotas.NONE, 0));
    }

    /** Whether they still were at that version, and are changed now. */
    public boolean change(TenantId id, SubtenantId subtenant, SubtenantQuotas.Versioned wanted) {
        return reach.asTenant(id, () -> subtenantQuotas.put(id, subtenant, wanted.quotas(), wanted.etag()));
    }

    /** The tenant's own quotas, in a transaction of that tenant or one of its own. */
    public Optional<Quotas.Versioned> ownQuotas(TenantId id) {
        return reach.asTenant(id, () -> tenants.quotas(id));
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
