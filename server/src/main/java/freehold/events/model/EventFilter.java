package freehold.events.model;

import java.time.Instant;
import java.util.List;

/** Which events a list shows. */
public sealed interface EventFilter {
    static EventFilter everything() {
        return new All(List.of());
    }

    /** Whether it asks for the field anywhere. */
    default boolean asksFor(EventField field) {
        return switch (this) {
            case All all -> all.parts().stream().anyMatch(part -> part.asksFor(field));
            case Any any -> any.parts().stream().anyMatch(part -> part.asksFor(field));
            case Not not -> not.part().asksFor(field);
            case Missing missing -> missing.field() == field;
            case OneOf oneOf -> oneOf.field() == field;
            case Part part -> part.field() == field;
            case Bound bound -> field == EventField.TIMESTAMP;
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
    record Missing(EventField field) implements EventFilter {}

    /**
     * The field has one of the values.
     *
     * @param values each of the field's kind: String, Instant, Integer or Boolean
     */
    record OneOf(EventField field, List<?> values) implements EventFilter {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** The text of the field has another in it. */
    record Part(EventField field, Where where, String text) implements EventFilter {
        /** In which place of the text. */
        public enum Where {
            START,
            END,
            ANYWHERE
        }
    }

    /** An end of the time to look at. */
    record Bound(Side side, Instant time) implements EventFilter {
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
