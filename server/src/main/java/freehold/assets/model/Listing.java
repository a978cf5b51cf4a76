package freehold.assets.model;

import freehold.kernel.http.PageWish;
import java.util.List;
import java.util.function.Function;

/** One question for a list. */
public record Listing<T>(Filter<T> filter, Order<T> order, PageWish window) {

    /**
     * The page of things that are all at hand.
     *
     * @param id by which ties of the order are broken
     */
    public Page<T> cut(List<T> all, Function<T, String> id) {
        List<T> matching = all.stream()
                .filter(filter::matches)
                .sorted(order.comparator(id))
                .toList();
        List<T> rows =
                matching.stream().skip(window.offset()).limit(window.size()).toList();
        return new Page<>(rows, matching.size(), window);
    }
}
