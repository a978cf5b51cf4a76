package freehold.policies.usecase;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.policies.model.Identifier;
import freehold.policies.model.Limits;
import freehold.policies.model.Policy;
import freehold.policies.store.PolicyTable;
import freehold.policies.store.ResourceGroupTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps what a tenant's policies name within what the memory of a server can hold. Numbers of policies, rules, groups
 * and assets in a group multiply, so that limits of each alone don't do that.
 */
@Component
class NamedAssets {
    private final PolicyTable policies;
    private final ResourceGroupTable groups;

    NamedAssets(PolicyTable policies, ResourceGroupTable groups) {
        this.policies = policies;
        this.groups = groups;
    }

    /** How many assets the rules name, each as often as it is named. */
    long of(Grant<Action.Administer, TenantId> grant, List<Policy.Rule> rules) {
        Map<String, Integer> sizes = sizes(grant, rules);
        return rules.stream()
                .flatMap(rule -> rule.resources().stream())
                .mapToLong(resource -> named(resource, grant.resource(), sizes))
                .sum();
    }

    private static long named(String resource, TenantId tenant, Map<String, Integer> sizes) {
        return Identifier.parse(resource, tenant).orElse(null) instanceof Identifier.ResourceGroup group
                ? sizes.getOrDefault(group.name(), 0)
                : 1;
    }

    /** Of those groups that the rules name and that are there. */
    Map<String, Integer> sizes(Grant<Action.Administer, TenantId> grant, List<Policy.Rule> rules) {
        Set<String> names = new HashSet<>();
        rules.forEach(rule -> rule.resources()
                .forEach(resource -> Identifier.parse(resource, grant.resource())
                        .filter(Identifier.ResourceGroup.class::isInstance)
                        .ifPresent(named -> names.add(((Identifier.ResourceGroup) named).name()))));
        return groups.sizes(grant, names);
    }

    /** A group they name has changed. */
    void recount(Grant<Action.Administer, TenantId> grant, List<UUID> naming) {
        naming.forEach(id -> policies.find(grant, id)
                .ifPresent(policy -> policies.countNamed(
                        grant, id, of(grant, policy.content().rules()))));
        if (!naming.isEmpty()) {
            check(grant);
        }
    }

    /** To be asked once the change is written: changes of a tenant's policies come one after the other. */
    void check(Grant<Action.Administer, TenantId> grant) {
        if (policies.namedAssets(grant) > Limits.NAMED_ASSETS) {
            throw ProblemException.limit(
                    "named-assets",
                    "The policies of a tenant can name " + Limits.NAMED_ASSETS
                            + " assets, each counted as often as it is named and those of groups too.");
        }
    }
}
