package freehold.assets.web;

import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The value of a static variable. */
record ValueBody(@Nullable String name, @Nullable String value) {

    static List<ValueBody> from(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new ValueBody(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** By name; one without value counts as not set. */
    static SortedMap<String, String> values(String pointer, @Nullable List<@Nullable ValueBody> bodies) {
        SortedMap<String, String> values = new TreeMap<>();
        if (bodies == null) {
            return values;
        }
        for (ValueBody body : bodies) {
            if (body == null || body.name() == null) {
                throw ProblemException.invalid(pointer, "each variable needs a name");
            }
            if (body.value() != null && values.put(body.name(), body.value()) != null) {
                throw ProblemException.invalid(pointer, "variable " + body.name() + " is there twice");
            }
        }
        return values;
    }
}
