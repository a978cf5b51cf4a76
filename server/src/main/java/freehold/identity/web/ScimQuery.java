package freehold.identity.web;

import freehold.identity.model.ScimFilter;
import freehold.identity.model.ScimFilterParser;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which users or groups are wanted, and what of them. */
record ScimQuery(
        @Parameter(description = "a condition, such as: userName sw \"a\" and active eq true") @Nullable
        String filter,

        @Parameter(description = "names of attributes to answer with, separated by commas") @Nullable
        String attributes,

        @Parameter(description = "the attribute to sort by") @Nullable
        String sortBy,

        @Parameter(description = "ascending or descending") @Nullable
        String sortOrder,

        @Parameter(description = "how many to answer with") @Nullable
        Integer count,

        @Parameter(description = "the first one to answer with, counted from 1") @Nullable
        Integer startIndex,

        @Parameter(description = "only users of this subtenant") @Nullable
        String subtenant) {
    static final int DEFAULT_COUNT = 100;
    static final int MAX_COUNT = 1_000;

    /**
     * How a list can be searched and sorted.
     *
     * @param values of each attribute, by its name in lower case
     * @param first the attribute to sort by when none is named
     */
    record Attributes<T>(Map<String, Function<T, List<String>>> values, String first) {
        Attributes {
            values = Map.copyOf(values);
        }

        private List<String> of(T one, String attribute) {
            return values.getOrDefault(attribute, nobody -> List.of()).apply(one);
        }

        /** Upper and lower case are sorted alike; things that are equal so far, by what makes them different. */
        private Comparator<T> order(String attribute) {
            Comparator<T> byValue = Comparator.comparing(
                    one -> String.join("\n", of(one, attribute)).toLowerCase(Locale.ROOT));
            return byValue.thenComparing(one -> String.join("\n", of(one, "id")));
        }
    }

    /** A page of all that fulfil the condition. Nothing is left out after paging. */
    <T, V> ScimPage<V> answer(Stream<T> all, Attributes<T> attributes, Function<List<T>, List<V>> views) {
        int wanted = count == null ? DEFAULT_COUNT : count;
        if (wanted < 0 || wanted > MAX_COUNT) {
            throw ProblemException.invalid("count", "must be from 0 to " + MAX_COUNT);
        }
        long first = startIndex == null ? 1 : Math.max(1, startIndex);
        Optional<ScimFilter> condition = condition(attributes.values().keySet());
        List<T> found = all.filter(one -> condition
                        .map(some -> some.matches(attribute -> attributes.of(one, attribute)))
                        .orElse(true))
                .sorted(order(attributes))
                .toList();
        List<V> page = views.apply(found.stream().skip(first - 1).limit(wanted).toList());
        return ScimPage.of(page, found.size(), first);
    }

    private Optional<ScimFilter> condition(Set<String> known) {
        if (filter == null || filter.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ScimFilterParser.parse(filter, known));
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.invalid("filter", String.valueOf(wrong.getMessage()));
        }
    }

    private <T> Comparator<T> order(Attributes<T> attributes) {
        String by = sortBy == null || sortBy.isBlank() ? attributes.first() : sortBy.toLowerCase(Locale.ROOT);
        if (!attributes.values().containsKey(by)) {
            throw ProblemException.invalid(
                    "sortBy",
                    "names an unknown attribute; known are "
                            + String.join(
                                    ", ",
                                    attributes.values().keySet().stream()
                                            .sorted()
                                            .toList()));
        }
        String direction = sortOrder == null ? "ascending" : sortOrder.toLowerCase(Locale.ROOT);
        return switch (direction) {
            case "", "ascending" -> attributes.order(by);
            case "descending" -> attributes.order(by).reversed();
            default -> throw ProblemException.invalid("sortOrder", "must be ascending or descending");
        };
    }

    /** Whether the condition or the order depends on the attribute. */
    boolean dependsOn(String attribute) {
        return Stream.concat(Stream.ofNullable(filter), Stream.ofNullable(sortBy))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(attribute));
    }

    /** Whether the answer shall have the attribute. The id is always there. */
    boolean shows(String attribute) {
        if (attributes == null || attributes.isBlank()) {
            return true;
        }
        Set<String> named = new HashSet<>();
        for (String name : attributes.split(",", -1)) {
            // name.familyName asks for name
            named.add(name.strip().split("\\.", 2)[0].toLowerCase(Locale.ROOT));
        }
        return named.contains(attribute.toLowerCase(Locale.ROOT));
    }

    /** The value, if the answer shall have it. */
    <T> @Nullable T shown(String attribute, @Nullable T value) {
        return shows(attribute) ? value : null;
    }

    /** Everything, as for one that is read by its id. */
    static final ScimQuery WHOLE = new ScimQuery(null, null, null, null, null, null, null);
}
