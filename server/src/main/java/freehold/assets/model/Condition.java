package freehold.assets.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a filter asks of the value of a field. */
public sealed interface Condition {

    /** Whether one of the field's values meets it; a field without value meets none but "is not set". */
    default boolean holds(List<String> values) {
        return switch (this) {
            case Is is -> is.value().map(values::contains).orElse(values.isEmpty());
            case OneOf oneOf -> values.stream().anyMatch(oneOf.values()::contains);
            case StartsWith startsWith -> values.stream().anyMatch(value -> value.startsWith(startsWith.text()));
            case EndsWith endsWith -> values.stream().anyMatch(value -> value.endsWith(endsWith.text()));
            case Contains contains -> values.stream().anyMatch(value -> value.contains(contains.text()));
        };
    }

    /**
     * Is just this.
     *
     * @param value empty for "is not set"
     */
    record Is(Optional<String> value) implements Condition {}

    record OneOf(Set<String> values) implements Condition {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    record StartsWith(String text) implements Condition {}

    record EndsWith(String text) implements Condition {}

    record Contains(String text) implements Condition {}
}
