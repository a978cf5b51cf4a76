package freehold.sharing.store;

import freehold.sharing.model.Listing;
import java.util.Map;

/** Turns the field a list is sorted by into SQL; only fields of the given table get there. */
final class Sorting {
    private Sorting() {}

    static String clause(Map<String, String> columns, Listing.Wanted wanted, String tieBreaker) {
        String column = columns.get(wanted.sort());
        if (column == null) {
            throw new IllegalArgumentException("not sortable by " + wanted.sort());
        }
        String direction = wanted.ascending() ? " asc" : " desc";
        return " order by " + column + direction + ", " + tieBreaker + direction;
    }
}
