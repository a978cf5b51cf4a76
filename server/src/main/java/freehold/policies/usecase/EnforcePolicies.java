package freehold.policies.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.policies.model.DefaultPolicy;
import freehold.policies.model.Enforcement;
import freehold.policies.store.EnforcementTable;
import freehold.policies.store.PolicyTable;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Puts a tenant's policies in force, or out of it. From then on all but administrators and service credentials see what
 * a policy shows them, and nothing else.
 */
@Component
public class EnforcePolicies {
    private final Access access;
    private final EnforcementTable enforcement;
    private final PolicyTable policies;

    EnforcePolicies(Access access, EnforcementTable enforcement, PolicyTable policies) {
        this.access = access;
        this.enforcement = enforcement;
        this.policies = policies;
    }

    public Enforcement read(Caller caller) {
        return access.read(caller, guard -> enforcement.find(guard.require(Action.ADMINISTER)));
    }

    public Enforcement put(Caller caller, long etag, boolean inForce) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            IfMatch.check(etag, enforcement.find(grant).etag());
            enforcement.put(grant, inForce);
            policies.insertDefault(grant, DefaultPolicy.of(grant.resource()));
            guard.changedPolicies();
            return enforcement.find(grant);
        });
    }
}
