package freehold.tenancy;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.tenancy.store.SubtenantQuotaTable;
import freehold.tenancy.store.TenantTable;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Refuses what would go beyond a quota. To be asked by whoever makes more of something, in the same transaction and
 * under a lock that lets nobody else of the tenant make more of it meanwhile: then it is exact. Nothing is counted where
 * there is no limit.
 */
@Component
public final class QuotaGate {
    private final TenantReach reach;
    private final TenantTable tenants;
    private final SubtenantQuotaTable subtenants;

    QuotaGate(TenantReach reach, TenantTable tenants, SubtenantQuotaTable subtenants) {
        this.reach = reach;
        this.tenants = tenants;
        this.subtenants = subtenants;
    }

    /**
     * What is about to be used.
     *
     * @param used how much of it there is, counted when needed
     */
    public record Use(Quota quota, long more, LongSupplier used) {}

    /** Lets it pass, or names the quota of the tenant that is used up. */
    public void require(TenantId tenant, Use use) {
        limit(tenant, use.quota()).ifPresent(limit -> check(use, limit, "the tenant"));
    }

    /** Lets it pass, or names the quota of the subtenant that is used up. The tenant's own is another question. */
    public void require(TenantId tenant, SubtenantId subtenant, Use use) {
        limit(tenant, subtenant, use.quota()).ifPresent(limit -> check(use, limit, "subtenant " + subtenant));
    }

    /** The tenant's limit now, if there is one. */
    public Optional<Long> limit(TenantId tenant, Quota quota) {
        return reach.asTenant(tenant, () -> tenants.quotas(tenant))
                .flatMap(versioned -> versioned.quotas().limit(quota));
    }

    /** The subtenant's limit now, if there is one. */
    public Optional<Long> limit(TenantId tenant, SubtenantId subtenant, Quota quota) {
        return reach.asTenant(tenant, () -> subtenants.find(tenant, subtenant))
                .flatMap(versioned -> versioned.quotas().limit(quota));
    }

    private static void check(Use use, long limit, String whose) {
        long used = use.used().getAsLong();
        if (used + use.more() > limit) {
            throw exceeded(use.quota(), limit, whose);
        }
    }

    private static ProblemException exceeded(Quota quota, long limit, String whose) {
        return ProblemException.conflict(
                "quota-exceeded",
                "The quota %s of %s is used up: it is %d (%s).".formatted(quota.key(), whose, limit, quota.key()));
    }
}
