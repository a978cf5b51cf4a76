package freehold.settings;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetQuota;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.files.StorageQuota;
import freehold.identity.SubtenantUsers;
import freehold.policies.PolicyCount;
import freehold.settings.store.SubtenantTable;
import freehold.settings.store.SubtenantTable.Which;
import freehold.sharing.ShareCount;
import freehold.telemetry.SampleCount;
import freehold.tenancy.Consumption.Stock;
import freehold.tenancy.Quota;
import freehold.tenancy.Quotas;
import freehold.tenancy.RequestRate;
import freehold.tenancy.SubtenantQuotas;
import freehold.tenancy.Tenants;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts what tenants and subtenants use, each number where it is enforced. */
@Component
public class Usage {
    private static final List<Quota> OF_SUBTENANTS =
            List.of(Quota.USERS, Quota.ASSETS, Quota.STORAGE_BYTES, Quota.SAMPLES_PER_DAY, Quota.REQUESTS_PER_MINUTE);

    private final Access access;
    private final Tenants tenants;
    private final Counters counters;

    Usage(Access access, Tenants tenants, Counters counters) {
        this.access = access;
        this.tenants = tenants;
        this.counters = counters;
    }

    /** For the platform operator: numbers only, whatever the tenant's people may see. */
    public List<UsageLine> forOperator(TenantId tenant) {
        return access.readAsPlatform(tenant, "usage shown to the operator", this::ofTenant);
    }

    public List<UsageLine> ofTenant(Guard guard) {
        Quotas quotas = tenants.ownQuotas(guard.caller().tenant())
                .map(Quotas.Versioned::quotas)
                .orElse(Quotas.NONE);
        return Arrays.stream(Quota.values())
                .map(quota -> new UsageLine(quota, quotas.limit(quota), counters.of(guard, quota)))
                .toList();
    }

    public List<UsageLine> ofSubtenant(Guard guard, SubtenantId subtenant) {
        SubtenantQuotas quotas =
                tenants.quotas(guard.caller().tenant(), subtenant).quotas();
        return OF_SUBTENANTS.stream()
                .map(quota -> new UsageLine(quota, quotas.limit(quota), counters.of(guard, quota, subtenant)))
                .toList();
    }

    /** What there is now of what is told by day: of the tenant, or of one of its subtenants. */
    public Stock stock(Guard guard, Optional<SubtenantId> subtenant) {
        return subtenant
                .map(part -> new Stock(
                        counters.of(guard, Quota.ASSETS, part),
                        Optional.empty(),
                        Optional.of(counters.of(guard, Quota.STORAGE_BYTES, part))))
                .orElseGet(() -> new Stock(
                        counters.of(guard, Quota.ASSETS),
                        Optional.of(counters.of(guard, Quota.SHARES)),
                        Optional.of(counters.of(guard, Quota.STORAGE_BYTES))));
    }

    /** Where each number comes from. */
    @Component
    static class Counters {
        private final AssetQuota assets;
        private final SubtenantUsers users;
        private final ShareCount shares;
        private final SampleCount samples;
        private final RequestRate requests;
        private final SubtenantTable subtenants;
        private final StorageQuota storage;
        private final PolicyCount policies;

        Counters(
                AssetQuota assets,
                SubtenantUsers users,
                ShareCount shares,
                SampleCount samples,
                RequestRate requests,
                SubtenantTable subtenants,
                StorageQuota storage,
                PolicyCount policies) {
            this.assets = assets;
            this.users = users;
            this.shares = shares;
            this.samples = samples;
            this.requests = requests;
            this.subtenants = subtenants;
            this.storage = storage;
            this.policies = policies;
        }

        long of(Guard guard, Quota quota) {
            Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
            return switch (quota) {
                case SUBTENANTS -> subtenants.count(grant, Which.LIVE, Optional.empty());
                case USERS -> users.count(grant.resource());
                case ASSETS -> assets.assets(guard, grant);
                case TYPES -> assets.types(grant);
                case POLICIES -> policies.of(grant);
                case SHARES -> shares.lent(guard);
                case STORAGE_BYTES -> storage.used(grant);
                case SAMPLES_PER_DAY -> samples.today(guard, grant, Optional.empty());
                case REQUESTS_PER_MINUTE -> requests.used(grant.resource(), Optional.empty());
            };
        }

        long of(Guard guard, Quota quota, SubtenantId subtenant) {
            Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
            return switch (quota) {
                case USERS -> users.count(grant.resource(), subtenant);
                case ASSETS -> assets.assets(grant, subtenant);
                case STORAGE_BYTES -> storage.used(grant, subtenant);
                case SAMPLES_PER_DAY -> samples.today(guard, grant, Optional.of(subtenant));
                case REQUESTS_PER_MINUTE -> requests.used(grant.resource(), Optional.of(subtenant));
                case SUBTENANTS, TYPES, POLICIES, SHARES ->
                    throw new IllegalArgumentException("subtenants have no quota " + quota.key());
            };
        }
    }
}
