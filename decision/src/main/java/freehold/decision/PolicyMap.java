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

/** What policies allow with each asset of a tree as it stands: the same as {@link PolicyCover} tells of single assets. */
final class PolicyMap {
    private final Preorder tree;
    private final Stretches<Chain> chains;
    /** By the assets' kind of traits: what rules allow that name no asset. */
    private final int[] anywhere;

    private final Traits[] traits;
    /** A rule spreads from many resources. */
    private final IdentityHashMap<PolicyFact.Rule, BitSet> kindsByRule = new IdentityHashMap<>();

    /**
     * @param traits as the subject knows them, by kind
     * @param anywhere rules that name no asset
     */
    PolicyMap(
            Preorder tree,
            Traits[] traits,
            Map<AssetId, PolicyCover.Reach> byResource,
            List<PolicyFact.Rule> anywhere) {
        this.tree = tree;
        this.traits = traits;
        this.anywhere = new int[traits.length];
        for (int kind = 0; kind < traits.length; kind++) {
            this.anywhere[kind] = PolicyCover.fitting(anywhere, 0, traits[kind]);
        }
        List<Range<Piece>> ranges = new ArrayList<>();
        byResource.forEach((resource, reach) -> {
            int position = tree.of(resource);
            if (position != Preorder.NONE) {
                add(position, reach, ranges);
            }
        });
        this.chains = Stretches.of(ranges, Chain::new);
    }

    private void add(int position, PolicyCover.Reach reach, List<Range<Piece>> ranges) {
        for (PolicyFact.Spread spread : PolicyFact.Spread.values()) {
            if (reach.mask(spread) != PolicyCover.NOTHING) {
                add(spread, new Piece(position, reach.mask(spread), Optional.empty()), ranges);
            }
            for (PolicyFact.Rule rule : reach.narrowed(spread)) {
                BitSet kinds = kindsByRule.computeIfAbsent(rule, this::kinds);
                add(spread, new Piece(position, PolicyCover.mask(rule.actions()), Optional.of(kinds)), ranges);
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

    private void add(PolicyFact.Spread spread, Piece piece, List<Range<Piece>> ranges) {
        int position = piece.resource();
        int last = spread == PolicyFact.Spread.BRANCH ? tree.last(position) : position;
        ranges.add(new Range<>(position, last, piece));
        if (spread == PolicyFact.Spread.CHILDREN) {
            for (int child = position + 1; child <= tree.last(position); child = tree.last(child) + 1) {
                ranges.add(new Range<>(child, child, piece));
            }
        }
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
        return anywhere[kind] | chains.at(position, Chain.EMPTY).on(kind, top);
    }

    /** The positions of the assets with which at least all that is allowed. */
    void forEach(int needed, IntConsumer visit) {
        int[] next = {0};
        chains.forEach((first, last, chain) -> {
            positions(next[0], first, Chain.EMPTY, needed).forEach(visit);
            positions(first, last + 1, chain, needed).forEach(visit);
            next[0] = last + 1;
        });
        positions(next[0], tree.size(), Chain.EMPTY, needed).forEach(visit);
    }

    private IntStream positions(int first, int end, Chain chain, int needed) {
        boolean all = (chain.all() & needed) == needed && !chain.isNarrowed();
        return IntStream.range(first, end).filter(position -> all || (on(position, 0) & needed) == needed);
    }
}
