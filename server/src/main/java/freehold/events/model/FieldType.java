package freehold.events.model;

import freehold.events.model.FilterField.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of a field of an event type are, and how each is kept: as it was sent, but in one spelling. */
public enum FieldType {
    STRING(Kind.TEXT, "a text of at most " + Limits.TEXT + " characters"),
    INTEGER(Kind.NUMBER, "a whole number of 64 bits"),
    DOUBLE(Kind.DECIMAL, "a number"),
    BOOLEAN(Kind.FLAG, "true or false"),
    LINK(Kind.TEXT, "an address that begins with http:// or https://, of at most " + Limits.TEXT + " characters"),
    TIMESTAMP(Kind.TIME, "a time such as 2026-01-01T00:00:00Z, of microseconds at most"),
    UUID(Kind.TEXT, "a UUID"),
    ENUM(Kind.TEXT, "one of its values");

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?://[\\S&&[^/?#\"<>\\\\^`{|}]]+(?:[/?#][\\S&&[^\"<>\\\\^`{|}]]*)?");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Kind kind;
    private final String what;

    FieldType(Kind kind, String what) {
        this.kind = kind;
        this.what = what;
    }

    public Kind kind() {
        return kind;
    }

    String what() {
        return what;
    }

    /** The value as it is kept; empty if it is none of this type. */
    Optional<Object> kept(Object value, List<String> values) {
        return switch (this) {
            case STRING -> text(value).map(text -> text);
            case INTEGER -> value instanceof Long ? Optional.of(value) : Optional.empty();
            case DOUBLE -> number(value);
            case BOOLEAN -> value instanceof Boolean ? Optional.of(value) : Optional.empty();
            case LINK -> text(value).filter(FieldType::isLink).map(text -> text);
            case TIMESTAMP -> text(value).flatMap(EventTime::parse).map(EventTime::text);
            case UUID ->
                text(value)
                        .filter(text -> UUID_FORM.matcher(text).matches())
                        .map(text -> text.toLowerCase(Locale.ROOT));
            case ENUM -> text(value).filter(values::contains).map(text -> text);
        };
    }

    private static Optional<String> text(Object value) {
        return value instanceof String text && text.codePointCount(0, text.length()) <= Limits.TEXT
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<Object> number(Object value) {
        return switch (value) {
            case Long whole -> Optional.of(whole);
            case Double decimal when Double.isFinite(decimal) -> Optional.of(decimal);
            default -> Optional.empty();
        };
    }

    /** Nothing that a browser would run when somebody follows it. */
    private static boolean isLink(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
