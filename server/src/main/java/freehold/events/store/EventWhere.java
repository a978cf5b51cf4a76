package freehold.events.store;

import freehold.events.model.EventField;
import freehold.events.model.EventFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A filter as SQL. What the client wrote only ever becomes a bound parameter; each condition is true or false, never
 * null, so that "not" means what it says.
 */
final class EventWhere {
    private final Map<String, Object> parameters = new HashMap<>();
    private final String sql;

    EventWhere(EventFilter filter) {
        this.sql = compile(filter);
    }

    String sql() {
        return sql;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    static String column(EventField field) {
        return switch (field) {
            case ID -> "e.event_id";
            case TYPE_ID -> "e.type_id";
            case CORRELATION_ID -> "e.correlation_id";
            case ENTITY_ID -> "e.entity_id";
            case TIMESTAMP -> "e.happened_at";
            case SEVERITY -> "e.severity";
            case CODE -> "e.code";
            case SOURCE -> "e.source";
            case DESCRIPTION -> "e.description";
            case ACKNOWLEDGED -> "e.acknowledged";
        };
    }

    private String compile(EventFilter filter) {
        return switch (filter) {
            case EventFilter.All all -> join(all.parts(), " and ", "true");
            case EventFilter.Any any -> join(any.parts(), " or ", "false");
            case EventFilter.Not not -> "(not " + compile(not.part()) + ")";
            case EventFilter.Missing missing -> "(" + column(missing.field()) + " is null)";
            case EventFilter.OneOf oneOf ->
                oneOf.values().isEmpty()
                        ? "false"
                        : present(oneOf.field(), column(oneOf.field()) + " in (" + bind(oneOf.values()) + ")");
            case EventFilter.Part part -> present(part.field(), part(part));
            case EventFilter.Bound bound ->
                "(e.happened_at " + bound.side().operator() + " " + bind(bound.time()) + ")";
        };
    }

    private String join(List<EventFilter> parts, String operator, String ofNone) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream().map(this::compile).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String present(EventField field, String condition) {
        return "(" + column(field) + " is not null and " + condition + ")";
    }

    private String part(EventFilter.Part part) {
        String column = column(part.field());
        String text = bind(part.text());
        return switch (part.where()) {
            case START -> "starts_with(" + column + ", " + text + ")";
            case END -> "right(" + column + ", char_length(" + text + ")) = " + text;
            case ANYWHERE -> "strpos(" + column + ", " + text + ") > 0";
        };
    }

    private String bind(List<?> values) {
        return values.stream().map(this::bind).collect(Collectors.joining(", "));
    }

    private String bind(Object value) {
        String name = "filter" + parameters.size();
        parameters.put(name, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        return ":" + name;
    }
}
