package freehold.policies;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.policies.store.PolicyTable;
import org.springframework.stereotype.Component;

/** How many policies a tenant has, in force or not, for those who tell what is used. */
@Component
public final class PolicyCount {
    private final PolicyTable policies;

    PolicyCount(PolicyTable policies) {
        this.policies = policies;
    }

    public long of(Grant<? extends Action.OnTenant, TenantId> tenant) {
        return policies.count(tenant);
    }
}
