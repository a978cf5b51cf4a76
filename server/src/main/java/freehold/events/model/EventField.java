package freehold.events.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What events can be filtered and sorted by. */
public enum EventField {
    ID("id", Kind.TEXT),
    TYPE_ID("typeId", Kind.TEXT),
    CORRELATION_ID("correlationId", Kind.TEXT),
    ENTITY_ID("entityId", Kind.TEXT),
    TIMESTAMP("timestamp", Kind.TIME),
    SEVERITY("severity", Kind.NUMBER),
    CODE("code", Kind.TEXT),
    SOURCE("source", Kind.TEXT),
    DESCRIPTION("description", Kind.TEXT),
    ACKNOWLEDGED("acknowledged", Kind.FLAG);

    private final String key;
    private final Kind kind;

    EventField(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** What the values of a field are. */
    public enum Kind {
        TEXT("a text"),
        TIME("a time such as 2026-01-01T00:00:00Z, of microseconds at most,"),
        NUMBER("a whole number"),
        FLAG("true or false");

        private final String what;

        Kind(String what) {
            this.what = what;
        }

        public String what() {
            return what;
        }
    }

    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    public static Optional<EventField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    public static String keys() {
        return Arrays.stream(values()).map(EventField::key).collect(Collectors.joining(", "));
    }
}
