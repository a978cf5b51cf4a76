package freehold.assets.model;

import freehold.kernel.http.PageWish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        List<T> sorted = received.stream().sorted(order).toList();
        // At most all received ones precede the page, so own rows before this one can't be on it.
        long start = Math.max(0, Math.min(window.offset() - sorted.size(), owned - 1));
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
}
