package freehold.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The active policies of a tenant, and whether they are in force: if not, everybody sees what their role allows. */
public final class PolicyBook {
    /** Nothing is restricted. */
    public static final PolicyBook OFF = of(false, List.of());

    /** Some tens of kilobytes each: those who are here at a time, not all who ever were. */
    private static final int MOST_COVERS = 256;
    /** Of all covers together, so that many that name much don't fill the memory. */
    private static final int MOST_NAMED = 4_000_000;

    private final boolean inForce;
    private final Map<PolicyId, PolicyFact> byId;
    private final Map<Addressee, List<PolicyFact>> byAddressee = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    /** Derived when first asked for, and shared by all whom the same policies name. */
    private final Map<Set<Addressee>, PolicyCover> covers = new ConcurrentHashMap<>();

    private PolicyBook(boolean inForce, Map<PolicyId, PolicyFact> byId) {
        this.inForce = inForce;
        this.byId = byId;
        byId.values().stream().sorted(Comparator.comparing(PolicyFact::id)).forEach(policy -> {
            policy.subjects()
                    .forEach(subject -> byAddressee
                            .computeIfAbsent(subject, unseen -> new ArrayList<>())
                            .add(policy));
            policy.rules().forEach(rule -> labels.addAll(rule.labels()));
        });
    }

    public static PolicyBook of(boolean inForce, Collection<PolicyFact> policies) {
        Map<PolicyId, PolicyFact> byId = new HashMap<>();
        policies.forEach(policy -> byId.put(policy.id(), policy));
        return new PolicyBook(inForce, byId);
    }

    /** This book with some policies set or, where the value is empty, removed. */
    public PolicyBook with(boolean nowInForce, Map<PolicyId, Optional<PolicyFact>> changes) {
        if (nowInForce == inForce && changes.isEmpty()) {
            return this;
        }
        Map<PolicyId, PolicyFact> changed = new HashMap<>(byId);
        changes.forEach(
                (id, policy) -> policy.ifPresentOrElse(present -> changed.put(id, present), () -> changed.remove(id)));
        return new PolicyBook(nowInForce, changed);
    }

    public boolean inForce() {
        return inForce;
    }

    public Collection<PolicyFact> all() {
        return byId.values();
    }

    /** The labels by which policies tell assets. */
    Set<String> labels() {
        return labels;
    }

    /** What the policies allow that name one of them or everybody. */
    PolicyCover coverOf(Set<Addressee> addressees) {
        PolicyCover known = covers.get(addressees);
        if (known != null) {
            return known;
        }
        PolicyCover made = new PolicyCover(of(addressees));
        long named = covers.values().stream().mapToLong(PolicyCover::size).sum() + made.size();
        if (covers.size() >= MOST_COVERS || named > MOST_NAMED) {
            covers.clear();
        }
        covers.put(addressees, made);
        return made;
    }

    /** The policies that name one of them or everybody, by id; each once. */
    List<PolicyFact> of(Set<Addressee> addressees) {
        Set<PolicyFact> named = new LinkedHashSet<>();
        named.addAll(byAddressee.getOrDefault(Addressee.EVERYBODY, List.of()));
        addressees.forEach(addressee -> named.addAll(byAddressee.getOrDefault(addressee, List.of())));
        return named.stream().sorted(Comparator.comparing(PolicyFact::id)).toList();
    }
}
