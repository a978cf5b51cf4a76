package freehold.policies.usecase;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.policies.model.Limits;
import freehold.policies.store.PolicyTable;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps what a tenant's policies name within what the memory of a server can hold. Numbers of policies, rules, groups
 * and assets in a group multiply, so that limits of each alone don't do that.
 */
@Component
class NamedAssets {
    private final PolicyTable policies;

    NamedAssets(PolicyTable policies) {
        this.policies = policies;
    }

    /**
     * To be asked once the change is written. Changes of a tenant's policies come one after the other.
     *
     * @param changed those that name others now, or a group that is another now
     */
    void check(Grant<Action.Administer, TenantId> grant, List<UUID> changed) {
        if (changed.isEmpty()) {
            return;
        }
        policies.countNamed(grant, changed);
        if (policies.namedAssets(grant) > Limits.NAMED_ASSETS) {
            throw ProblemException.limit(
                    "named-assets",
                    "The policies of a tenant can name " + Limits.NAMED_ASSETS
                            + " assets, each counted as often as it is named and those of groups too.");
        }
    }
}
