package freehold.policies.store;

import freehold.access.facts.PolicyFacts;
import freehold.decision.Addressee;
import freehold.decision.AssetId;
import freehold.decision.PolicyAction;
import freehold.decision.PolicyFact;
import freehold.decision.PolicyFact.Spread;
import freehold.decision.PolicyId;
import freehold.decision.TenantId;
import freehold.policies.model.DefaultPolicy;
import freehold.policies.model.Identifier;
import freehold.policies.model.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Active policies as the engine needs them. What a policy says that means nothing, allows nothing. */
@Component
class PolicyFactTable implements PolicyFacts {
    private static final String FACTS =
            "select policy_id, system_made, subjects, rules from policies.policy where tenant_id = :tenant and active";

    private record Kept(PolicyId id, boolean systemMade, List<String> subjects, List<Policy.Rule> rules) {}

    @Override
    public boolean inForce(JdbcClient snapshot, TenantId tenant) {
        return snapshot.sql("select in_force from policies.enforcement where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public List<PolicyFact> all(JdbcClient snapshot, TenantId tenant) {
        return facts(snapshot, tenant, snapshot.sql(FACTS).param("tenant", tenant.value()));
    }

    @Override
    public List<PolicyFact> some(JdbcClient snapshot, TenantId tenant, Collection<PolicyId> ids) {
        return facts(
                snapshot,
                tenant,
                snapshot.sql(FACTS + " and policy_id = any (:ids)")
                        .param("tenant", tenant.value())
                        .param("ids", ids.stream().map(PolicyId::value).toArray(UUID[]::new)));
    }

    private static List<PolicyFact> facts(JdbcClient snapshot, TenantId tenant, JdbcClient.StatementSpec statement) {
        List<Kept> kept = statement
                .query((row, number) -> new Kept(
                        new PolicyId(row.getObject("policy_id", UUID.class)),
                        row.getBoolean("system_made"),
                        List.of((String[]) row.getArray("subjects").getArray()),
                        RulesJson.read(row.getString("rules"))))
                .list();
        Map<String, Set<AssetId>> groups = kept.isEmpty() ? Map.of() : groups(snapshot, tenant);
        return kept.stream()
                .map(policy -> policy.systemMade()
                        ? DefaultPolicy.fact(policy.id())
                        : new PolicyFact(
                                policy.id(),
                                subjects(policy.subjects(), tenant),
                                policy.rules().stream()
                                        .map(rule -> rule(rule, tenant, groups))
                                        .toList()))
                .toList();
    }

    private static Map<String, Set<AssetId>> groups(JdbcClient snapshot, TenantId tenant) {
        Map<String, Set<AssetId>> groups = new HashMap<>();
        snapshot.sql("select name, resources from policies.resource_group where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(row -> {
                    List<String> named =
                            List.of((String[]) row.getArray("resources").getArray());
                    groups.put(row.getString("name"), assets(named, tenant, Map.of()));
                });
        return groups;
    }

    private static Set<Addressee> subjects(List<String> texts, TenantId tenant) {
        return texts.stream()
                .flatMap(text -> Identifier.parse(text, tenant).stream())
                .filter(Identifier.Subject.class::isInstance)
                .map(named -> ((Identifier.Subject) named).addressee())
                .collect(Collectors.toSet());
    }

    /** A rule that names resources, be they gone, never becomes one for all of the tree. */
    private static PolicyFact.Rule rule(Policy.Rule rule, TenantId tenant, Map<String, Set<AssetId>> groups) {
        boolean everywhere = rule.resources().isEmpty()
                && !(rule.assetTypes().isEmpty() && rule.labels().isEmpty());
        return new PolicyFact.Rule(
                rule.actions().stream()
                        .flatMap(action -> PolicyAction.named(action).stream())
                        .collect(Collectors.toSet()),
                everywhere ? Optional.empty() : Optional.of(assets(rule.resources(), tenant, groups)),
                switch (rule.depth()) {
                    case 0 -> Spread.ASSET;
                    case 1 -> Spread.CHILDREN;
                    default -> Spread.BRANCH;
                },
                Set.copyOf(rule.assetTypes()),
                Set.copyOf(rule.labels()));
    }

    private static Set<AssetId> assets(List<String> texts, TenantId tenant, Map<String, Set<AssetId>> groups) {
        Set<AssetId> assets = new HashSet<>();
        for (String text : texts) {
            Identifier.parse(text, tenant).ifPresent(named -> {
                switch (named) {
                    case Identifier.Asset asset -> assets.add(asset.id());
                    case Identifier.ResourceGroup group -> assets.addAll(groups.getOrDefault(group.name(), Set.of()));
                    case Identifier.Subject subject -> {
                        // no resource
                    }
                }
            });
        }
        return assets;
    }
}
