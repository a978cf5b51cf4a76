package freehold.events.store;

import freehold.assets.AssetsInSight;
import freehold.events.model.EventField;
import freehold.events.model.EventFilter;
import freehold.events.model.FilterField;
import freehold.events.model.TypeField;
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

    private final EventSight sight;

    EventWhere(EventFilter filter, EventSight sight) {
        this.sight = sight;
        this.sql = compile(filter);
    }

    String sql() {
        return sql;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String column(FilterField field) {
        return switch (field) {
            case EventField known -> column(known, sight);
            case TypeField custom -> column(custom);
        };
    }

    /** Types may have fields of one name and different kinds: what is of another kind is no value of this one. */
    private String column(TypeField field) {
        String name = bind(field.name());
        String text = "(e.fields ->> " + name + ")";
        String kind = "jsonb_typeof(e.fields -> " + name + ")";
        return switch (field.kind()) {
            case TEXT -> text;
            case NUMBER, DECIMAL -> "(case when " + kind + " = 'number' then cast(" + text + " as numeric) end)";
            case FLAG -> "(case when " + kind + " = 'boolean' then cast(" + text + " as boolean) end)";
            case TIME -> "(case when e.type_id = :type then cast(" + text + " as timestamptz) end)";
        };
    }

    static String column(EventField field, EventSight sight) {
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
            case ASSET_TYPE_ID -> AssetsInSight.typeOf("e.entity_id");
            case PARENT_ASSET_ID -> sight.parentOf("e");
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
                present(
                        bound.field(),
                        column(bound.field()) + " " + bound.side().operator() + " " + bind(bound.time()));
        };
    }

    private String join(List<EventFilter> parts, String operator, String ofNone) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream().map(this::compile).collect(Collectors.joining(operator, "(", ")"));
    }

    private String present(FilterField field, String condition) {
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
