package freehold.assets.model;

import java.util.List;

/**
 * What a list can be filtered and sorted by. It is read from what the caller sees, so nothing hidden can be asked for.
 *
 * @param <T> the listed things
 */
public interface Field<T> {
    /** Its name in filters and sort orders. */
    String key();

    /** None for a field that is not set; several for one that holds of the thing in several ways. */
    List<String> valuesOf(T thing);

    /** Whether its values are times, as {@link Timestamps#text} writes them. */
    default boolean isTime() {
        return false;
    }

    /** Whether the field has at most one value, which can be put in order. */
    default boolean sortable() {
        return true;
    }
}
