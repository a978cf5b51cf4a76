package freehold.assets.web;

import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of a static aspect. */
record AspectValuesBody(@Nullable String name, @Nullable List<@Nullable ValueBody> variables) {

    static List<AspectValuesBody> from(Map<String, SortedMap<String, String>> aspects) {
        return aspects.entrySet().stream()
                .map(aspect -> new AspectValuesBody(aspect.getKey(), List.copyOf(ValueBody.from(aspect.getValue()))))
                .toList();
    }

    /** By name; an aspect without values counts as not set, so a dynamic one may be listed empty. */
    static SortedMap<String, SortedMap<String, String>> values(@Nullable List<@Nullable AspectValuesBody> bodies) {
        SortedMap<String, SortedMap<String, String>> values = new TreeMap<>();
        if (bodies == null) {
            return values;
        }
        for (AspectValuesBody body : bodies) {
            if (body == null || body.name() == null) {
                throw ProblemException.invalid("/aspects", "each aspect needs a name");
            }
            SortedMap<String, String> variables = ValueBody.values("/aspects/" + body.name(), body.variables());
            if (!variables.isEmpty() && values.put(body.name(), variables) != null) {
                throw ProblemException.invalid("/aspects", "aspect " + body.name() + " is there twice");
            }
        }
        return values;
    }
}
