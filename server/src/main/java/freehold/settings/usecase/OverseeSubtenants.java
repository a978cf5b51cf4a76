package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.settings.Usage;
import freehold.settings.UsageLine;
import freehold.settings.model.Subtenant;
import freehold.settings.store.SubtenantTable;
import freehold.settings.store.SubtenantTable.Slice;
import freehold.settings.store.SubtenantTable.Which;
import freehold.tenancy.KnownLimits;
import freehold.tenancy.SubtenantQuotas;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantReach;
import freehold.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the platform operator does about subtenants: sees which there are, what they use, and says how much they may. */
@Component
public class OverseeSubtenants {
    private final Access access;
    private final SubtenantTable subtenants;
    private final Subtenancy subtenancy;
    private final TenantReach reach;
    private final Tenants tenants;
    private final KnownLimits limits;
    private final Usage usage;

    OverseeSubtenants(
            Access access,
            SubtenantTable subtenants,
            Subtenancy subtenancy,
            TenantReach reach,
            Tenants tenants,
            KnownLimits limits,
            Usage usage) {
        this.access = access;
        this.subtenants = subtenants;
        this.subtenancy = subtenancy;
        this.reach = reach;
        this.tenants = tenants;
        this.limits = limits;
        this.usage = usage;
    }

    /** A part of the list, and how long the whole is. */
    public record Found(List<Subtenant> rows, long total) {}

    public Found list(String tenant, long offset, int size) {
        return access.readAsPlatform(known(tenant), "subtenants shown to the operator", guard -> {
            Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
            return new Found(
                    subtenants.slice(grant, new Slice(Which.LIVE, Optional.empty(), offset, size)),
                    subtenants.count(grant, Which.LIVE, Optional.empty()));
        });
    }

    public SubtenantQuotas.Versioned quotas(String tenant, String id) {
        TenantId known = known(tenant);
        return reach.asTenant(known, () -> tenants.quotas(known, live(known, id)));
    }

    public List<UsageLine> usage(String tenant, String id) {
        return access.readAsPlatform(
                known(tenant),
                "usage of a subtenant shown to the operator",
                guard -> usage.ofSubtenant(guard, live(guard.caller().tenant(), id)));
    }

    /** What there is beyond a new quota stays; there will be no more of it. Is in the tenant's audit as the operator's. */
    public SubtenantQuotas.Versioned change(String tenant, String id, SubtenantQuotas.Versioned wanted) {
        TenantId known = known(tenant);
        SubtenantQuotas.Versioned changed = reach.asTenant(known, () -> {
            SubtenantId subtenant = live(known, id);
            if (!tenants.change(known, subtenant, wanted)) {
                throw IfMatch.stale();
            }
            return tenants.quotas(known, subtenant);
        });
        limits.forget(known);
        return changed;
    }

    private SubtenantId live(TenantId tenant, String id) {
        try {
            SubtenantId subtenant = new SubtenantId(id);
            if (subtenancy.names(tenant, Set.of(subtenant)).isEmpty()) {
                throw ReadSubtenants.unknown(id);
            }
            return subtenant;
        } catch (IllegalArgumentException noSubtenantIsCalledThat) {
            throw ReadSubtenants.unknown(id);
        }
    }

    private TenantId known(String id) {
        try {
            return tenants.anyById(new TenantId(id)).map(Tenant::id).orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException noTenantIsCalledThat) {
            throw unknown(id);
        }
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("tenant", id);
    }
}
