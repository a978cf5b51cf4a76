package freehold.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that is the same for stretches of a tree laid out flat: found by position in the time it takes to halve the
 * number of stretches until one is left.
 */
final class Stretches<T> {
    /**
     * A part of the tree in which something holds.
     *
     * @param last included
     */
    record Range<R>(int first, int last, R what) {}

    private final int[] starts;
    private final List<T> values;

    private Stretches(int[] starts, List<T> values) {
        this.starts = starts;
        this.values = values;
    }

    /**
     * @param ranges in any order, which may overlap
     * @param combined makes the value of a stretch of all that holds there, in the order of the ranges
     */
    static <R, T> Stretches<T> of(List<Range<R>> ranges, Function<List<R>, T> combined) {
        return of(ranges, Long.MAX_VALUE, combined).orElseThrow();
    }

    /**
     * The same, or nothing where more would hold in all stretches together than that many: each range counts in each
     * stretch it reaches over.
     */
    static <R, T> Optional<Stretches<T>> of(List<Range<R>> ranges, long most, Function<List<R>, T> combined) {
        int[] edges = ranges.stream()
                .flatMapToInt(range -> Arrays.stream(new int[] {range.first(), range.last() + 1}))
                .sorted()
                .distinct()
                .toArray();
        List<Range<R>> byFirst = new ArrayList<>(ranges);
        byFirst.sort(Comparator.comparingInt(Range::first));
        List<T> values = new ArrayList<>(edges.length);
        List<Range<R>> open = new ArrayList<>();
        int next = 0;
        long left = most;
        for (int edge : edges) {
            open.removeIf(range -> range.last() < edge);
            while (next < byFirst.size() && byFirst.get(next).first() == edge) {
                open.add(byFirst.get(next++));
            }
            left -= open.size();
            if (left < 0) {
                return Optional.empty();
            }
            values.add(combined.apply(open.stream().map(Range::what).toList()));
        }
        return Optional.of(new Stretches<>(edges, values));
    }

    /** @param outside what holds where no range is */
    T at(int position, T outside) {
        int found = Arrays.binarySearch(starts, position);
        int stretch = found < 0 ? -found - 2 : found;
        return stretch < 0 ? outside : values.get(stretch);
    }

    /** The same stretches with something else in each. */
    <U> Stretches<U> map(Function<T, U> change) {
        return new Stretches<>(starts, values.stream().map(change).toList());
    }

    /** From the first on. The last stretch is of no range, and so is left out. */
    Stream<Range<T>> all() {
        return IntStream.range(0, Math.max(0, starts.length - 1))
                .mapToObj(i -> new Range<>(starts[i], starts[i + 1] - 1, values.get(i)));
    }
}
