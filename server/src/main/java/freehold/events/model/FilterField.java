package freehold.events.model;

/** What events can be filtered by: what every event has, or a field of their type. */
public sealed interface FilterField permits EventField, TypeField {
    String key();

    Kind kind();

    /** What the values of a field are. */
    enum Kind {
        TEXT("a text"),
        TIME("a time such as 2026-01-01T00:00:00Z, of microseconds at most,"),
        NUMBER("a whole number"),
        DECIMAL("a number"),
        FLAG("true or false");

        private final String what;

        Kind(String what) {
            this.what = what;
        }

        public String what() {
            return what;
        }
    }
}
