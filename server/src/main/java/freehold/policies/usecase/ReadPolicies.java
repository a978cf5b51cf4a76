package freehold.policies.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.policies.model.Identifier;
import freehold.policies.model.Policy;
import freehold.policies.model.PolicyDraft;
import freehold.policies.model.PolicyFilter;
import freehold.policies.store.PolicyTable;
import freehold.policies.store.ResourceGroupTable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows policies to those who keep them. */
@Component
public class ReadPolicies {
    private final Access access;
    private final PolicyTable policies;
    private final ResourceGroupTable groups;

    ReadPolicies(Access access, PolicyTable policies, ResourceGroupTable groups) {
        this.access = access;
        this.policies = policies;
        this.groups = groups;
    }

    public Page<Policy> list(Caller caller, PolicyFilter filter, PageWish wish, boolean expanded) {
        return access.read(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            List<Policy> found = policies.slice(grant, filter, wish);
            return Page.of(expanded ? expanded(grant, found) : found, wish, policies.count(grant, filter));
        });
    }

    public Policy read(Caller caller, String id) {
        return access.read(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
            return Ids.parse(id)
                    .flatMap(known -> policies.find(grant, known))
                    .orElseThrow(() -> ProblemException.notFound("policy", id));
        });
    }

    /** With what is in the groups of resources instead of their names. */
    private List<Policy> expanded(Grant<Action.Administer, TenantId> grant, List<Policy> found) {
        Set<String> names = new HashSet<>();
        found.forEach(policy -> policy.content()
                .rules()
                .forEach(rule -> rule.resources()
                        .forEach(resource -> Identifier.parse(resource, grant.resource())
                                .ifPresent(named -> {
                                    if (named instanceof Identifier.ResourceGroup group) {
                                        names.add(group.name());
                                    }
                                }))));
        Map<String, List<String>> contents = groups.resources(grant, names);
        return found.stream()
                .map(policy -> new Policy(
                        policy.id(),
                        policy.systemMade(),
                        expanded(policy.content(), grant.resource(), contents),
                        policy.traces()))
                .toList();
    }

    private static PolicyDraft expanded(PolicyDraft policy, TenantId tenant, Map<String, List<String>> contents) {
        return new PolicyDraft(
                policy.name(),
                policy.description(),
                policy.active(),
                policy.subjects(),
                policy.rules().stream()
                        .map(rule -> rule.withResources(expanded(rule, tenant, contents)))
                        .toList());
    }

    private static List<String> expanded(Policy.Rule rule, TenantId tenant, Map<String, List<String>> contents) {
        Set<String> resources = new LinkedHashSet<>();
        for (String resource : rule.resources()) {
            if (Identifier.parse(resource, tenant).orElse(null) instanceof Identifier.ResourceGroup group) {
                resources.addAll(contents.getOrDefault(group.name(), List.of()));
            } else {
                resources.add(resource);
            }
        }
        return List.copyOf(resources);
    }
}
