package freehold.assets.model;

import freehold.kernel.http.PageWish;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param total of all pages, exact
 */
public record Page<T>(List<T> rows, long total, PageWish window) {
    public Page {
        rows = List.copyOf(rows);
    }

    public <R> Page<R> map(Function<T, R> as) {
        return new Page<>(rows.stream().map(as).toList(), total, window);
    }
}
