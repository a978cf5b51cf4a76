package freehold.assets.model;

import freehold.kernel.http.PageWish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One page of a list that comes from two places: the tenant's own rows, which the database keeps in order, and received
 * ones, which only exist as the receiver sees them and are put in order here.
 */
public final class MergedPage {
    private MergedPage() {}

    /** Own rows that match, in order. */
    public interface OwnRows<T> {
        long count();

        List<T> slice(long offset, int limit);
    }

    /**
     * The page.
     *
     * @param received all received things that match, in any order
     */
    public static <T> Page<T> of(PageWish window, OwnRows<T> own, List<T> received, Comparator<T> order) {
        long owned = own.count();
        long total = owned + received.size();
        if (window.offset() >= total) {
            return new Page<>(List.of(), total, window);
        }
        if (received.isEmpty()) {
            return new Page<>(own.slice(window.offset(), window.size()), total, window);
        }
        List<T> sorted = first((int) Math.min(received.size(), window.offset() + window.size()), received, order);
        // At most all received ones precede the page, so own rows before this one can't be on it.
        long start = Math.max(0, Math.min(window.offset() - received.size(), owned - 1));
        int needed = (int) (window.offset() + window.size() - start);
        List<T> slice = own.slice(start, needed);
        long earlier = start == 0
                ? 0
                : sorted.stream()
                        .takeWhile(row -> order.compare(row, slice.getFirst()) < 0)
                        .count();
        List<T> merged = new ArrayList<>(slice);
        merged.addAll(sorted.subList((int) earlier, sorted.size()));
        merged.sort(order);
        return new Page<>(
                merged.stream()
                        .skip(window.offset() - start - earlier)
                        .limit(window.size())
                        .toList(),
                total,
                window);
    }

    /** So many of the things that come first, in order: far fewer than all of them have to be compared with each other. */
    private static <T> List<T> first(int many, List<T> things, Comparator<T> order) {
        if (many == 0) {
            return List.of();
        }
        PriorityQueue<T> first = new PriorityQueue<>(many, order.reversed());
        for (T thing : things) {
            if (first.size() < many) {
                first.add(thing);
            } else if (order.compare(thing, first.element()) < 0) {
                first.remove();
                first.add(thing);
            }
        }
        return first.stream().sorted(order).toList();
    }
}
