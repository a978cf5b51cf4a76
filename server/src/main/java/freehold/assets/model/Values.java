package freehold.assets.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Static values of an asset as text, in the order of names.
 *
 * @param variables direct ones by variable
 * @param aspects by aspect and variable
 */
public record Values(SortedMap<String, String> variables, SortedMap<String, SortedMap<String, String>> aspects) {
    public static final Values NONE = new Values(new TreeMap<>(), new TreeMap<>());

    public Values {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        aspects.forEach((aspect, values) -> {
            if (!values.isEmpty()) {
                copy.put(aspect, Collections.unmodifiableSortedMap(new TreeMap<>(values)));
            }
        });
        aspects = Collections.unmodifiableSortedMap(copy);
    }

    public static Values of(Map<String, String> variables, Map<String, ? extends Map<String, String>> aspects) {
        SortedMap<String, SortedMap<String, String>> sorted = new TreeMap<>();
        aspects.forEach((aspect, values) -> sorted.put(aspect, new TreeMap<>(values)));
        return new Values(new TreeMap<>(variables), sorted);
    }
}
