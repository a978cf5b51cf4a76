package freehold.sharing.model;

import freehold.kernel.http.PageWish;
import java.util.List;

/** A part of a list, and the exact number of all. */
public record Listing<T>(List<T> items, long total) {
    public Listing {
        items = List.copyOf(items);
    }

    /** Which part is wanted, and in what order. */
    public record Wanted(PageWish part, String sort, boolean ascending) {}
}
