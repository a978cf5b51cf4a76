package freehold.decision;

import freehold.decision.Stretches.Range;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What shares show of an owner's tree as it stands, between two moments at which the time of one of them begins or is
 * over: the same as {@link Coverage} tells of single assets.
 */
final class Reception {
    private static final Received NOTHING = new Received(new Projection.Shared(List.of()), Preorder.NONE);

    /**
     * What is shown of assets.
     *
     * @param outermost the position of the outermost root of its shares
     */
    record Received(Projection.Shared projection, int outermost) {
        boolean isNothing() {
            return outermost == Preorder.NONE;
        }
    }

    /** What holds in a part of the tree. */
    private sealed interface Holding {}

    /** @param age of the share among those of the same root, the oldest first */
    private record Covering(int root, int age, ShareFact share) implements Holding {
        private static final Comparator<Covering> ORDER =
                Comparator.comparingInt(Covering::root).thenComparingInt(Covering::age);
    }

    /** @param from the position of what was passed on, with all that the share covers below it */
    private record Passing(int from, Covering by, SubtenantId to) implements Holding {
        private static final Comparator<Passing> NEAREST_FIRST =
                Comparator.comparingInt(Passing::from).reversed().thenComparing(Passing::by, Covering.ORDER);
    }

    private final Preorder tree;
    private final Map<AssetId, List<ShareFact>> byRoot;
    private final TimeWindow valid;
    private final Stretches<Received> received;

    private Reception(
            Preorder tree, Map<AssetId, List<ShareFact>> byRoot, TimeWindow valid, Stretches<Received> received) {
        this.tree = tree;
        this.byRoot = byRoot;
        this.valid = valid;
        this.received = received;
    }

    /** @param byRoot shares by root, each list oldest first */
    static Reception of(Preorder tree, Map<AssetId, List<ShareFact>> byRoot, Instant now) {
        List<Range<Holding>> ranges = new ArrayList<>();
        byRoot.forEach((root, shares) -> {
            int position = tree.of(root);
            for (int age = 0; age < shares.size() && position != Preorder.NONE; age++) {
                if (shares.get(age).access().contains(now)) {
                    add(tree, new Covering(position, age, shares.get(age)), ranges);
                }
            }
        });
        List<ShareFact> all = byRoot.values().stream().flatMap(List::stream).toList();
        return new Reception(tree, byRoot, between(all, now), Stretches.of(ranges, Reception::together));
    }

    private static Received together(List<Holding> holding) {
        List<Covering> covering = new ArrayList<>();
        List<Passing> passing = new ArrayList<>();
        for (Holding one : holding) {
            switch (one) {
                case Covering covers -> covering.add(covers);
                case Passing passes -> passing.add(passes);
            }
        }
        if (covering.isEmpty()) {
            return NOTHING;
        }
        covering.sort(Covering.ORDER);
        passing.sort(Passing.NEAREST_FIRST);
        return new Received(
                new Projection.Shared(
                        covering.stream().map(Covering::share).toList(),
                        passing.stream().map(Passing::to).distinct().toList()),
                covering.getFirst().root());
    }

    private static void add(Preorder tree, Covering covering, List<Range<Holding>> ranges) {
        List<Range<Covering>> covered = new ArrayList<>();
        addCovered(tree, covering, covered);
        covered.forEach(range -> ranges.add(new Range<>(range.first(), range.last(), covering)));
        covering.share()
                .overlays()
                .forEach((asset, overlay) -> overlay.passedTo()
                        .ifPresent(to -> addPassed(tree, new Passing(tree.of(asset), covering, to), covered, ranges)));
    }

    /** What the share covers of the branch that was passed on, as long as it covers its top. */
    private static void addPassed(
            Preorder tree, Passing passing, List<Range<Covering>> covered, List<Range<Holding>> ranges) {
        int top = passing.from();
        if (top == Preorder.NONE || top < passing.by().root()) {
            return;
        }
        for (Range<Covering> range : covered) {
            int first = Math.max(top, range.first());
            int last = Math.min(tree.last(top), range.last());
            if (first <= last) {
                ranges.add(new Range<>(first, last, passing));
            }
        }
    }

    /** The branch of the root, without the branches the share leaves out. */
    private static void addCovered(Preorder tree, Covering covering, List<Range<Covering>> ranges) {
        ShareFact share = covering.share();
        int root = covering.root();
        if (tree.at(root).kind() == AssetFact.Kind.SHARE_FOLDER
                || share.excluded().contains(share.root())) {
            return;
        }
        if (!share.descendants()) {
            ranges.add(new Range<>(root, root, covering));
            return;
        }
        int next = root;
        for (int cut : cuts(tree, covering)) {
            if (cut >= next) {
                if (cut > next) {
                    ranges.add(new Range<>(next, cut - 1, covering));
                }
                next = tree.last(cut) + 1;
            }
        }
        if (next <= tree.last(root)) {
            ranges.add(new Range<>(next, tree.last(root), covering));
        }
    }

    /** Where branches begin that the share leaves out, in ascending order. Of one within another only that one counts. */
    private static int[] cuts(Preorder tree, Covering covering) {
        int root = covering.root();
        ShareFact share = covering.share();
        int[] excluded = share.excluded().stream()
                .mapToInt(tree::of)
                .filter(position -> position > root && position <= tree.last(root))
                .toArray();
        int[] seams = Arrays.stream(tree.seamsBelow(root))
                .filter(seam -> tree.at(seam).kind() == AssetFact.Kind.SHARE_FOLDER || !share.includeSubtenants())
                .toArray();
        return Stream.of(excluded, seams).flatMapToInt(Arrays::stream).sorted().toArray();
    }

    /** Since when the same shares are live, and until when. */
    private static TimeWindow between(List<ShareFact> shares, Instant now) {
        Optional<Instant> from =
                edges(shares).filter(edge -> !edge.isAfter(now)).max(Comparator.naturalOrder());
        Optional<Instant> until =
                edges(shares).filter(edge -> edge.isAfter(now)).min(Comparator.naturalOrder());
        return new TimeWindow(from, until);
    }

    private static Stream<Instant> edges(List<ShareFact> shares) {
        return shares.stream()
                .flatMap(share -> Stream.concat(share.access().from().stream(), share.access().until().stream()));
    }

    /** Whether it is of just these shares, and they are live at that moment as they were when it was made. */
    @SuppressWarnings(
            "ReferenceEquality") // the very same shares: to compare what they say would cost as much as this saves
    boolean holds(Map<AssetId, List<ShareFact>> shares, Instant now) {
        return byRoot == shares && valid.contains(now);
    }

    /** No more than is passed on to the subtenant. */
    Reception in(SubtenantId subtenant) {
        return new Reception(
                tree,
                byRoot,
                valid,
                received.map(what -> what.projection()
                        .in(subtenant)
                        .map(passed -> new Received(passed, what.outermost()))
                        .orElse(NOTHING)));
    }

    Received at(int position) {
        return position == Preorder.NONE ? NOTHING : received.at(position, NOTHING);
    }

    private Stream<Range<Received>> shown() {
        return received.all().filter(stretch -> !stretch.what().isNothing());
    }

    /** What is to be done with each asset of which something is shown. */
    interface Visit {
        void asset(int position, Received received);
    }

    void forEach(Visit visit) {
        shown().forEach(stretch -> {
            for (int position = stretch.first(); position <= stretch.last(); position++) {
                visit.asset(position, stretch.what());
            }
        });
    }

    /** How many they are. */
    int count() {
        return shown().mapToInt(stretch -> stretch.last() - stretch.first() + 1).sum();
    }

    /** All of them, with what is shown of each: a view that takes no time to make, however many they are. */
    Map<AssetId, Projection.Shared> all() {
        return new All();
    }

    /** Those that hang directly below the asset here and where they are received: none if it is not shown itself. */
    List<AssetId> below(int position) {
        if (at(position).isNothing()) {
            return List.of();
        }
        List<AssetId> below = new ArrayList<>();
        for (int child = position + 1; child <= tree.last(position); child = tree.last(child) + 1) {
            Received what = at(child);
            // The root of the outermost share hangs where its receiver has placed it.
            if (!what.isNothing() && what.outermost() != child) {
                below.add(tree.at(child).id());
            }
        }
        return below;
    }

    /** Where the receiver has placed the asset, if the outermost share of it begins with it. */
    Optional<AssetId> mountOf(int position) {
        Received what = at(position);
        return what.isNothing() || what.outermost() != position
                ? Optional.empty()
                : Optional.of(what.projection().shares().getFirst().mount());
    }

    private final class All extends AbstractMap<AssetId, Projection.Shared> {
        @Override
        public boolean containsKey(@Nullable Object key) {
            return get(key) != null;
        }

        @Override
        public Projection.@Nullable Shared get(@Nullable Object key) {
            Received what = key instanceof AssetId id ? at(tree.of(id)) : NOTHING;
            return what.isNothing() ? null : what.projection();
        }

        @Override
        public int size() {
            return count();
        }

        @Override
        public void forEach(BiConsumer<? super AssetId, ? super Projection.Shared> visit) {
            Reception.this.forEach(
                    (position, what) -> visit.accept(tree.at(position).id(), what.projection()));
        }

        @Override
        public Set<Map.Entry<AssetId, Projection.Shared>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return count();
                }

                @Override
                public Iterator<Map.Entry<AssetId, Projection.Shared>> iterator() {
                    return shown().flatMap(stretch -> IntStream.rangeClosed(stretch.first(), stretch.last())
                                    .mapToObj(position -> Map.entry(
                                            tree.at(position).id(),
                                            stretch.what().projection())))
                            .iterator();
                }
            };
        }
    }
}
