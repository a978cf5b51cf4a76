package freehold.decision;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies of a scenario, each of one rule. */
final class ScenarioPolicies {
    private final Map<String, Facts.Decreed> byName = new HashMap<>();
    private final Set<TenantId> inForce = new HashSet<>();
    private final Function<String, AssetId> ids;

    ScenarioPolicies(Function<String, AssetId> ids) {
        this.ids = ids;
    }

    void decree(ScenarioFile.Step step) {
        step.knowing("of", "allow", "user", "group", "on", "around", "below", "type", "label");
        Set<AssetId> resources = Stream.of("on", "around", "below")
                .flatMap(word -> step.all(word).stream())
                .map(ids)
                .collect(Collectors.toSet());
        PolicyFact.Spread spread = !step.all("on").isEmpty()
                ? PolicyFact.Spread.ASSET
                : step.all("around").isEmpty() ? PolicyFact.Spread.BRANCH : PolicyFact.Spread.CHILDREN;
        PolicyFact.Rule rule = new PolicyFact.Rule(
                step.all("allow").stream().map(ScenarioPolicies::action).collect(Collectors.toSet()),
                Optional.of(resources).filter(some -> !some.isEmpty()),
                spread,
                Set.copyOf(step.all("type")),
                Set.copyOf(step.all("label")));
        Set<Addressee> subjects = Stream.concat(
                        step.all("user").stream().map(Addressee.User::new),
                        step.all("group").stream().map(Addressee.UserGroup::new))
                .collect(Collectors.toSet());
        PolicyId id = new PolicyId(UUID.nameUUIDFromBytes(step.name().getBytes(StandardCharsets.UTF_8)));
        byName.put(
                step.name(),
                new Facts.Decreed(new TenantId(step.one("of")), new PolicyFact(id, subjects, List.of(rule))));
    }

    private static PolicyAction action(String word) {
        return switch (word) {
            case "read" -> PolicyAction.READ_ASSETS;
            case "write" -> PolicyAction.WRITE_ASSETS;
            case "events" -> PolicyAction.USE_EVENTS;
            case "series" -> PolicyAction.READ_SERIES;
            default -> throw new IllegalArgumentException("a policy's action");
        };
    }

    void repeal(String name) {
        if (byName.remove(name) == null) {
            throw new IllegalArgumentException("no policy " + name);
        }
    }

    void enforce(String tenant, boolean force) {
        if (force) {
            inForce.add(new TenantId(tenant));
        } else {
            inForce.remove(new TenantId(tenant));
        }
    }

    PolicyBook of(TenantId tenant) {
        return PolicyBook.of(
                inForce.contains(tenant),
                byName.values().stream()
                        .filter(one -> one.tenant().equals(tenant))
                        .map(Facts.Decreed::policy)
                        .toList());
    }
}
