package freehold.events.model;

import java.time.Instant;
import java.util.List;

/** Which events a list shows. */
public sealed interface EventFilter {
    static EventFilter everything() {
        return new All(List.of());
    }

    /** Whether it asks for the field anywhere. */
    default boolean asksFor(FilterField field) {
        return switch (this) {
            case All all -> all.parts().stream().anyMatch(part -> part.asksFor(field));
            case Any any -> any.parts().stream().anyMatch(part -> part.asksFor(field));
            case Not not -> not.part().asksFor(field);
            case Missing missing -> missing.field().equals(field);
            case OneOf oneOf -> oneOf.field().equals(field);
            case Part part -> part.field().equals(field);
            case Bound bound -> bound.field().equals(field);
        };
    }

    record All(List<EventFilter> parts) implements EventFilter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<EventFilter> parts) implements EventFilter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(EventFilter part) implements EventFilter {}

    /** The field has no value. */
    record Missing(FilterField field) implements EventFilter {}

    /**
     * The field has one of the values.
     *
     * @param values each of the field's kind: String, Instant, Long, Double or Boolean
     */
    record OneOf(FilterField field, List<?> values) implements EventFilter {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** The text of the field has another in it. */
    record Part(FilterField field, Where where, String text) implements EventFilter {
        /** In which place of the text. */
        public enum Where {
            START,
            END,
            ANYWHERE
        }
    }

    /** An end of the time to look at, in a field that has one. */
    record Bound(FilterField field, Side side, Instant time) implements EventFilter {
        /** On which side of the end, and whether with it. */
        public enum Side {
            BEFORE("<"),
            UNTIL("<="),
            AFTER(">"),
            FROM(">=");

            private final String operator;

            Side(String operator) {
                this.operator = operator;
            }

            public String operator() {
                return operator;
            }
        }
    }
}
