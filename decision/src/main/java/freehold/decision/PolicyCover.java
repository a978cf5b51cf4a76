package freehold.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the policies that name somebody allow with each asset. Actions are the bits of a number:
 * {@link PolicyAction#bit}.
 */
final class PolicyCover {
    static final int NOTHING = 0;
    static final int EVERYTHING = -1;

    /** What is allowed from one resource on. */
    static final class Reach {
        private final Map<PolicyFact.Spread, Integer> masks = new EnumMap<>(PolicyFact.Spread.class);
        /** Rules that hold for some assets only. */
        private final List<PolicyFact.Rule> narrowed = new ArrayList<>();

        private void add(PolicyFact.Rule rule) {
            if (rule.types().isEmpty() && rule.labels().isEmpty()) {
                masks.merge(rule.spread(), PolicyCover.mask(rule.actions()), (one, other) -> one | other);
            } else {
                narrowed.add(rule);
            }
        }

        int mask(PolicyFact.Spread spread) {
            return masks.getOrDefault(spread, NOTHING);
        }

        List<PolicyFact.Rule> narrowed(PolicyFact.Spread spread) {
            return narrowed.stream().filter(rule -> rule.spread() == spread).toList();
        }

        /** @param levels from the resource down to the asset */
        private int on(int levels, Traits traits) {
            return mask(PolicyFact.Spread.BRANCH)
                    | (levels <= 1 ? mask(PolicyFact.Spread.CHILDREN) : NOTHING)
                    | (levels == 0 ? mask(PolicyFact.Spread.ASSET) : NOTHING)
                    | fitting(narrowed, levels, traits);
        }
    }

    private final Map<AssetId, Reach> byResource = new HashMap<>();
    private final List<PolicyFact.Rule> anywhere = new ArrayList<>();
    private int size;

    PolicyCover(Collection<PolicyFact> policies) {
        policies.forEach(policy -> policy.rules().forEach(this::add));
    }

    private void add(PolicyFact.Rule rule) {
        size += rule.resources().map(Set::size).orElse(1);
        rule.resources()
                .ifPresentOrElse(
                        resources -> resources.forEach(resource -> byResource
                                .computeIfAbsent(resource, unseen -> new Reach())
                                .add(rule)),
                        () -> anywhere.add(rule));
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
        return upwards.isEmpty() ? NOTHING : anywhere(traits) | spread(upwards, 0, traits);
    }

    /**
     * What spreads to an asset from above.
     *
     * @param upwards the first of which is that many levels above the asset
     */
    int spread(List<AssetId> upwards, int levels, Traits traits) {
        int mask = NOTHING;
        for (int step = 0; step < upwards.size(); step++) {
            Reach reach = byResource.get(upwards.get(step));
            if (reach != null) {
                mask |= reach.on(levels + step, traits);
            }
        }
        return mask;
    }

    /**
     * What is allowed with an asset of a tree laid out flat.
     *
     * @param top what lies above this position does not spread to it
     * @param traits of the asset as the subject knows them
     */
    int on(Preorder tree, int position, int top, Traits traits) {
        int mask = anywhere(traits);
        int level = 0;
        for (int step = position; step != Preorder.NONE && step >= top; step = tree.parent(step)) {
            Reach reach = byResource.get(tree.at(step).id());
            if (reach != null) {
                mask |= reach.on(level, traits);
            }
            level++;
        }
        return mask;
    }

    Map<AssetId, Reach> byResource() {
        return byResource;
    }

    /** What rules allow that name no asset. */
    int anywhere(Traits traits) {
        return fitting(anywhere, 0, traits);
    }

    /** What they allow with every asset, whatever it is. */
    int everywhere() {
        int mask = NOTHING;
        for (PolicyFact.Rule rule : anywhere) {
            if (rule.types().isEmpty() && rule.labels().isEmpty()) {
                mask |= mask(rule.actions());
            }
        }
        return mask;
    }

    /** How many assets its rules name, each as often as it is named. */
    int size() {
        return size;
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

    /** The deleted assets with which at least all that is allowed. */
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
