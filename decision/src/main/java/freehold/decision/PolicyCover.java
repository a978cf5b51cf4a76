package freehold.decision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the policies that name somebody allow with each asset. Actions are the bits of a number:
 * {@link PolicyAction#bit}.
 */
final class PolicyCover {
    static final int NOTHING = 0;
    static final int EVERYTHING = -1;

    /** What is allowed from one resource on. */
    private static final class Reach {
        private int asset = NOTHING;
        private int children = NOTHING;
        private int branch = NOTHING;
        /** Rules that hold for some assets only. */
        private final List<PolicyFact.Rule> narrowed = new ArrayList<>();
    }

    /** An asset to look at, with what spreads to it from above. */
    private record Step(AssetFact asset, int mask, int spreading, List<PolicyFact.Rule> narrowed) {}

    private final Map<AssetId, Reach> byResource = new HashMap<>();
    private final List<PolicyFact.Rule> anywhere = new ArrayList<>();

    PolicyCover(Collection<PolicyFact> policies) {
        policies.forEach(policy -> policy.rules().forEach(this::add));
    }

    private void add(PolicyFact.Rule rule) {
        rule.resources()
                .ifPresentOrElse(
                        resources -> resources.forEach(
                                resource -> add(rule, byResource.computeIfAbsent(resource, unseen -> new Reach()))),
                        () -> anywhere.add(rule));
    }

    private static void add(PolicyFact.Rule rule, Reach reach) {
        if (!rule.types().isEmpty() || !rule.labels().isEmpty()) {
            reach.narrowed.add(rule);
            return;
        }
        switch (rule.spread()) {
            case ASSET -> reach.asset |= mask(rule.actions());
            case CHILDREN -> reach.children |= mask(rule.actions());
            case BRANCH -> reach.branch |= mask(rule.actions());
        }
    }

    static int mask(Collection<PolicyAction> actions) {
        int mask = NOTHING;
        for (PolicyAction action : actions) {
            mask |= action.bit();
        }
        return mask;
    }

    static boolean has(int mask, PolicyAction action) {
        return (mask & action.bit()) != 0;
    }

    /**
     * What is allowed with an asset.
     *
     * @param upwards the asset and all above it; empty where that is not known, and nothing is allowed
     */
    int on(List<AssetId> upwards, Traits traits) {
        int mask = upwards.isEmpty() ? NOTHING : everywhere(traits);
        for (int level = 0; level < upwards.size(); level++) {
            Reach reach = byResource.get(upwards.get(level));
            if (reach != null) {
                mask |= reach.branch
                        | (level <= 1 ? reach.children : NOTHING)
                        | (level == 0 ? reach.asset : NOTHING)
                        | fitting(reach.narrowed, level, traits);
            }
        }
        return mask;
    }

    private int everywhere(Traits traits) {
        return fitting(anywhere, 0, traits);
    }

    private static int fitting(List<PolicyFact.Rule> rules, int level, Traits traits) {
        int mask = NOTHING;
        for (PolicyFact.Rule rule : rules) {
            if (rule.spreads(level) && rule.fits(traits)) {
                mask |= mask(rule.actions());
            }
        }
        return mask;
    }

    /** The assets of the tree with which at least all that is allowed; of them all, only those near a resource are looked at. */
    Set<AssetId> inTree(TenantFacts facts, int needed) {
        Set<AssetId> found = new HashSet<>();
        if (!anywhere.isEmpty()) {
            for (AssetFact asset : facts.assets()) {
                if ((on(Upwards.inTree(facts, asset), asset.traits()) & needed) == needed) {
                    found.add(asset.id());
                }
            }
            return found;
        }
        for (AssetId resource : byResource.keySet()) {
            facts.asset(resource)
                    .filter(asset -> isOutermost(Upwards.inTree(facts, asset)))
                    .ifPresent(asset -> descend(facts, asset, needed, found));
        }
        return found;
    }

    private boolean isOutermost(List<AssetId> upwards) {
        return !upwards.isEmpty() && upwards.stream().skip(1).noneMatch(byResource::containsKey);
    }

    private void descend(TenantFacts facts, AssetFact top, int needed, Set<AssetId> found) {
        Deque<Step> open = new ArrayDeque<>(List.of(new Step(top, NOTHING, NOTHING, List.of())));
        while (!open.isEmpty()) {
            Step step = open.pop();
            Traits traits = step.asset().traits();
            int mask = step.mask() | step.spreading() | fitting(step.narrowed(), 1, traits);
            int toChildren = NOTHING;
            int spreading = step.spreading();
            List<PolicyFact.Rule> narrowed = spreadingOn(step.narrowed());
            Reach reach = byResource.get(step.asset().id());
            if (reach != null) {
                mask |= reach.asset | reach.children | reach.branch | fitting(reach.narrowed, 0, traits);
                toChildren = reach.children;
                spreading |= reach.branch;
                narrowed = joined(narrowed, reach.narrowed);
            }
            if ((mask & needed) == needed) {
                found.add(step.asset().id());
            }
            for (AssetId child : facts.childrenOf(step.asset().id())) {
                Optional<AssetFact> below = facts.asset(child);
                if (below.isPresent()) {
                    open.push(new Step(below.get(), toChildren, spreading, narrowed));
                }
            }
        }
    }

    /** Rules that have come down to an asset, as far as they go on to what is below it. */
    private static List<PolicyFact.Rule> spreadingOn(List<PolicyFact.Rule> rules) {
        return rules.isEmpty()
                ? rules
                : rules.stream()
                        .filter(rule -> rule.spread() == PolicyFact.Spread.BRANCH)
                        .toList();
    }

    /** With those of a resource that reach its children at least. */
    private static List<PolicyFact.Rule> joined(List<PolicyFact.Rule> rules, List<PolicyFact.Rule> more) {
        if (more.isEmpty()) {
            return rules;
        }
        List<PolicyFact.Rule> joined = new ArrayList<>(rules);
        more.stream().filter(rule -> rule.spread() != PolicyFact.Spread.ASSET).forEach(joined::add);
        return joined;
    }

    /** As {@link #inTree}, of what is deleted. */
    Set<AssetId> inBin(TenantFacts facts, int needed) {
        Set<AssetId> found = new HashSet<>();
        for (AssetFact asset : facts.binned()) {
            if ((on(Upwards.inBin(facts, asset), asset.traits()) & needed) == needed) {
                found.add(asset.id());
            }
        }
        return found;
    }
}
