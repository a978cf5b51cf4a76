package freehold.assets.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which things a list shows. */
public sealed interface Filter<T> {

    default boolean matches(T thing) {
        return switch (this) {
            case All<T> all -> all.parts().stream().allMatch(part -> part.matches(thing));
            case Any<T> any -> any.parts().stream().anyMatch(part -> part.matches(thing));
            case Not<T> not -> !not.part().matches(thing);
            case Compare<T> compare -> compare.condition().holds(compare.field().valuesOf(thing));
        };
    }

    /** Whether it asks for the field anywhere. */
    default boolean asksFor(Field<T> field) {
        return switch (this) {
            case All<T> all -> all.parts().stream().anyMatch(part -> part.asksFor(field));
            case Any<T> any -> any.parts().stream().anyMatch(part -> part.asksFor(field));
            case Not<T> not -> not.part().asksFor(field);
            case Compare<T> compare -> compare.field().equals(field);
        };
    }

    /** The only values that the field of a thing can have for it to match, if the filter leaves it no others. */
    default Optional<Set<String>> only(Field<T> field) {
        return switch (this) {
            case All<T> all ->
                all.parts().stream().flatMap(part -> part.only(field).stream()).findFirst();
            case Any<T> any -> {
                List<Optional<Set<String>>> each =
                        any.parts().stream().map(part -> part.only(field)).toList();
                yield each.stream().allMatch(Optional::isPresent)
                        ? Optional.of(each.stream()
                                .flatMap(Optional::stream)
                                .flatMap(Set::stream)
                                .collect(Collectors.toSet()))
                        : Optional.empty();
            }
            case Not<T> not -> Optional.empty();
            case Compare<T> compare ->
                compare.field().equals(field) ? compare.condition().only() : Optional.empty();
        };
    }

    /** The same filter with each comparison of the field in other words. */
    default Filter<T> reworded(Field<T> field, Function<Condition, Compare<T>> words) {
        return switch (this) {
            case All<T> all -> new All<>(reworded(all.parts(), field, words));
            case Any<T> any -> new Any<>(reworded(any.parts(), field, words));
            case Not<T> not -> new Not<>(not.part().reworded(field, words));
            case Compare<T> compare -> compare.field().equals(field) ? words.apply(compare.condition()) : compare;
        };
    }

    private static <T> List<Filter<T>> reworded(
            List<Filter<T>> parts, Field<T> field, Function<Condition, Compare<T>> words) {
        return parts.stream().map(part -> part.reworded(field, words)).toList();
    }

    static <T> Filter<T> everything() {
        return new All<>(List.of());
    }

    record All<T>(List<Filter<T>> parts) implements Filter<T> {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any<T>(List<Filter<T>> parts) implements Filter<T> {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not<T>(Filter<T> part) implements Filter<T> {}

    record Compare<T>(Field<T> field, Condition condition) implements Filter<T> {}
}
