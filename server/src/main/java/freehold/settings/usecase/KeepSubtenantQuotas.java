package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.settings.store.SubtenantTable;
import freehold.tenancy.KnownLimits;
import freehold.tenancy.SubtenantQuotas;
import freehold.tenancy.Tenants;
import org.springframework.stereotype.Component;

/** How much of the tenant's quotas a subtenant may use, as its administrators divide them. */
@Component
public class KeepSubtenantQuotas {
    private final Access access;
    private final Subtenancy subtenancy;
    private final SubtenantTable subtenants;
    private final Tenants tenants;
    private final KnownLimits limits;

    KeepSubtenantQuotas(
            Access access, Subtenancy subtenancy, SubtenantTable subtenants, Tenants tenants, KnownLimits limits) {
        this.limits = limits;
        this.access = access;
        this.subtenancy = subtenancy;
        this.subtenants = subtenants;
        this.tenants = tenants;
    }

    public SubtenantQuotas.Versioned read(Caller caller, String id) {
        return access.read(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = subtenancy.administer(guard);
            return tenants.quotas(
                    grant.resource(), ReadSubtenants.live(subtenants, grant, id).id());
        });
    }

    /** What there is beyond a new quota stays; there will be no more of it. */
    public SubtenantQuotas.Versioned change(Caller caller, String id, SubtenantQuotas.Versioned wanted) {
        SubtenantQuotas.Versioned changed = access.write(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = subtenancy.administer(guard);
            SubtenantId subtenant = ReadSubtenants.live(subtenants, grant, id).id();
            if (!tenants.change(grant.resource(), subtenant, wanted)) {
                throw IfMatch.stale();
            }
            return tenants.quotas(grant.resource(), subtenant);
        });
        limits.forget(caller.tenant());
        return changed;
    }
}
