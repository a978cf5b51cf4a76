package freehold.decision;

import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The policies of a scenario, each of one rule. */
final class ScenarioPolicies {
    private final Map<String, Facts.Decreed> byName = new HashMap<>();
    private final Set<TenantId> inForce = new HashSet<>();
    private final Function<String, AssetId> ids;

    ScenarioPolicies(Function<String, AssetId> ids) {
        this.ids = ids;
    }

    /** {@code name tenant allow read,write for user|group name [on asset | below asset | around asset] [type t] [label l]} */
    void decree(Deque<String> words) {
        String name = words.pop();
        TenantId tenant = new TenantId(words.pop());
        Set<PolicyAction> actions = new HashSet<>();
        Set<Addressee> subjects = new HashSet<>();
        Set<AssetId> resources = new HashSet<>();
        Set<String> types = new HashSet<>();
        Set<String> labels = new HashSet<>();
        PolicyFact.Spread spread = PolicyFact.Spread.BRANCH;
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "allow" -> List.of(words.pop().split(",")).forEach(action -> actions.add(action(action)));
                case "user" -> subjects.add(new Addressee.User(words.pop()));
                case "group" -> subjects.add(new Addressee.UserGroup(words.pop()));
                case "type" -> types.add(words.pop());
                case "label" -> labels.add(words.pop());
                case "on" -> spread = spread(resources, words, PolicyFact.Spread.ASSET);
                case "around" -> spread = spread(resources, words, PolicyFact.Spread.CHILDREN);
                case "below" -> spread = spread(resources, words, PolicyFact.Spread.BRANCH);
                default -> throw new IllegalArgumentException("a policy's words");
            }
        }
        boolean everywhere = resources.isEmpty();
        PolicyFact.Rule rule = new PolicyFact.Rule(
                actions, everywhere ? Optional.empty() : Optional.of(resources), spread, types, labels);
        PolicyId id = new PolicyId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        byName.put(name, new Facts.Decreed(tenant, new PolicyFact(id, subjects, List.of(rule))));
    }

    private PolicyFact.Spread spread(Set<AssetId> resources, Deque<String> words, PolicyFact.Spread spread) {
        resources.add(ids.apply(words.pop()));
        return spread;
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
