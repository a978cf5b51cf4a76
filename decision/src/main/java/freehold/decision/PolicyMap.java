package freehold.decision;

import freehold.decision.Chain.Piece;
import freehold.decision.Stretches.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What policies allow with each asset of a tree as it stands: the same as {@link PolicyCover} tells of single assets.
 * Where so many policies lie over one another that writing all of it down would take too much memory, each asset is
 * asked for by itself.
 */
final class PolicyMap {
    private final Preorder tree;
    private final PolicyCover policies;
    private final Optional<Stretches<Chain>> chains;
    /** By the assets' kind of traits: what rules allow that name no asset. */
    private final int[] anywhere;

    private final Traits[] traits;

    /**
     * @param traits as the subject knows them, by kind
     * @param most pieces that may be written down
     */
    PolicyMap(Preorder tree, Traits[] traits, PolicyCover policies, int most) {
        this.tree = tree;
        this.traits = traits;
        this.policies = policies;
        this.anywhere = new int[traits.length];
        for (int kind = 0; kind < traits.length; kind++) {
            this.anywhere[kind] = policies.anywhere(traits[kind]);
        }
        List<Range<Piece>> ranges = new Ranges(most).of(policies.byResource());
        this.chains = ranges.size() > most ? Optional.empty() : Stretches.of(ranges, most, Chain::new);
    }

    /** How many pieces are written down. */
    long size() {
        return chains.stream()
                .flatMap(Stretches::all)
                .mapToLong(stretch -> stretch.what().size())
                .sum();
    }

    /** Where in the tree which piece holds. */
    private final class Ranges {
        private final int most;
        private final List<Range<Piece>> found = new ArrayList<>();
        /** A rule spreads from many resources. */
        private final IdentityHashMap<PolicyFact.Rule, BitSet> kindsByRule = new IdentityHashMap<>();

        Ranges(int most) {
            this.most = most;
        }

        /** All of them, or one more than the most. */
        List<Range<Piece>> of(Map<AssetId, PolicyCover.Reach> byResource) {
            byResource.forEach((resource, reach) -> {
                int position = tree.of(resource);
                if (position != Preorder.NONE) {
                    add(position, reach);
                }
            });
            return found;
        }

        private void add(int position, PolicyCover.Reach reach) {
            for (PolicyFact.Spread spread : PolicyFact.Spread.values()) {
                if (reach.mask(spread) != PolicyCover.NOTHING) {
                    add(spread, new Piece(position, reach.mask(spread), Optional.empty()));
                }
                for (PolicyFact.Rule rule : reach.narrowed(spread)) {
                    BitSet kinds = kindsByRule.computeIfAbsent(rule, PolicyMap.this::kinds);
                    add(spread, new Piece(position, PolicyCover.mask(rule.actions()), Optional.of(kinds)));
                }
            }
        }

        private void add(PolicyFact.Spread spread, Piece piece) {
            int position = piece.resource();
            int last = spread == PolicyFact.Spread.BRANCH ? tree.last(position) : position;
            add(new Range<>(position, last, piece));
            if (spread == PolicyFact.Spread.CHILDREN) {
                for (int child = position + 1;
                        child <= tree.last(position) && found.size() <= most;
                        child = tree.last(child) + 1) {
                    add(new Range<>(child, child, piece));
                }
            }
        }

        private void add(Range<Piece> range) {
            if (found.size() <= most) {
                found.add(range);
            }
        }
    }

    /** Of the assets for which a rule holds. */
    private BitSet kinds(PolicyFact.Rule rule) {
        BitSet kinds = new BitSet(traits.length);
        for (int kind = 0; kind < traits.length; kind++) {
            kinds.set(kind, rule.fits(traits[kind]));
        }
        return kinds;
    }

    /**
     * What is allowed with an asset.
     *
     * @param top what policies allow with assets above this position does not spread to it
     */
    int on(int position, int top) {
        if (position == Preorder.NONE) {
            return PolicyCover.NOTHING;
        }
        int kind = tree.kind(position);
        return chains.map(written ->
                        anywhere[kind] | written.at(position, Chain.EMPTY).on(kind, top))
                .orElseGet(() -> policies.on(tree, position, top, traits[kind]));
    }

    /** The positions of the assets with which at least all that is allowed. */
    void forEach(int needed, IntConsumer visit) {
        chains.ifPresentOrElse(
                written -> forEach(written, needed, visit),
                () -> IntStream.range(0, tree.size())
                        .filter(position -> (on(position, 0) & needed) == needed)
                        .forEach(visit));
    }

    private void forEach(Stretches<Chain> written, int needed, IntConsumer visit) {
        int[] next = {0};
        written.all().forEach(stretch -> {
            positions(next[0], stretch.first(), Chain.EMPTY, needed).forEach(visit);
            positions(stretch.first(), stretch.last() + 1, stretch.what(), needed)
                    .forEach(visit);
            next[0] = stretch.last() + 1;
        });
        positions(next[0], tree.size(), Chain.EMPTY, needed).forEach(visit);
    }

    private IntStream positions(int first, int end, Chain chain, int needed) {
        boolean all = (chain.all() & needed) == needed && !chain.isNarrowed();
        return IntStream.range(first, end).filter(position -> all || (on(position, 0) & needed) == needed);
    }
}
