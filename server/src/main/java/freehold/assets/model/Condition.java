package freehold.assets.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
            case At at -> anyTime(values, at.time()::equals);
            case Before before -> anyTime(values, time -> time.isBefore(before.time()));
            case After after -> anyTime(values, time -> time.isAfter(after.time()));
            case Between between -> anyTime(values, between::contains);
        };
    }

    /** The only values that meet it, where they can be listed; "is not set" is met by none. */
    default Optional<Set<String>> only() {
        return switch (this) {
            case Is is -> is.value().map(Set::of);
            case OneOf oneOf -> Optional.of(oneOf.values());
            case StartsWith other -> Optional.empty();
            case EndsWith other -> Optional.empty();
            case Contains other -> Optional.empty();
            case At other -> Optional.empty();
            case Before other -> Optional.empty();
            case After other -> Optional.empty();
            case Between other -> Optional.empty();
        };
    }

    private static boolean anyTime(List<String> values, Predicate<Instant> meets) {
        return values.stream().map(Timestamps::of).anyMatch(meets);
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

    /** Is this moment, however it is written. Like the following, of fields that hold times. */
    record At(Instant time) implements Condition {}

    record Before(Instant time) implements Condition {}

    record After(Instant time) implements Condition {}

    record Between(Edge from, Edge to) implements Condition {

        /** An end of the interval, which may belong to it. */
        public record Edge(Instant time, boolean included) {}

        boolean contains(Instant time) {
            boolean begun = from.included() ? !time.isBefore(from.time()) : time.isAfter(from.time());
            boolean over = to.included() ? time.isAfter(to.time()) : !time.isBefore(to.time());
            return begun && !over;
        }
    }
}
