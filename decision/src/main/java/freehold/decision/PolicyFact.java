package freehold.decision;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An active policy of a tenant: whom it allows what, with which assets. There is no other kind than policies that allow.
 *
 * @param rules of which each allows for itself
 */
public record PolicyFact(PolicyId id, Set<Addressee> subjects, List<Rule> rules) {
    public PolicyFact {
        subjects = Set.copyOf(subjects);
        rules = List.copyOf(rules);
    }

    /**
     * @param resources the assets from which the rule spreads; empty where it holds for all of the tenant's tree. No
     *     assets at all is something else: a rule that covers nothing
     * @param spread how far it goes from each of them
     * @param types if any: only assets whose type is one of these or descends from one
     * @param labels if any: only assets that bear one of these
     */
    public record Rule(
            Set<PolicyAction> actions,
            Optional<Set<AssetId>> resources,
            Spread spread,
            Set<String> types,
            Set<String> labels) {
        public Rule {
            actions = Set.copyOf(actions);
            resources = resources.map(Set::copyOf);
            types = Set.copyOf(types);
            labels = Set.copyOf(labels);
        }

        boolean fits(Traits traits) {
            return (types.isEmpty() || !Collections.disjoint(traits.types(), types))
                    && (labels.isEmpty() || !Collections.disjoint(traits.labels(), labels));
        }

        /** Whether the rule holds that many levels below one of its resources. */
        boolean spreads(int levels) {
            return switch (spread) {
                case ASSET -> levels == 0;
                case CHILDREN -> levels <= 1;
                case BRANCH -> true;
            };
        }
    }

    /** How far a rule goes from an asset it names. */
    public enum Spread {
        /** That asset alone. */
        ASSET,
        /** And what hangs directly below it. */
        CHILDREN,
        /** And everything below it. */
        BRANCH
    }
}
