package freehold.kernel.http;

import java.util.List;

/** A part of a list, as our own API shows it. */
public record Page<T>(List<T> items, Position page) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Where the part lies in the whole.
     *
     * @param totalElements exact
     */
    public record Position(int size, long totalElements, long totalPages, int number) {}

    public static <T> Page<T> of(List<T> items, PageWish wish, long totalElements) {
        long pages = (totalElements + wish.size() - 1) / wish.size();
        return new Page<>(items, new Position(wish.size(), totalElements, pages, wish.page()));
    }
}
