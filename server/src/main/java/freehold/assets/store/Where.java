package freehold.assets.store;

import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A filter as SQL. What the client wrote only ever becomes a bound parameter; each condition is true or false, never
 * null, so that "not" means the same here as in memory.
 */
final class Where {
    private final Map<String, Column> columns;
    private final Map<String, Object> parameters = new HashMap<>();
    private final String sql;

    private Where(Filter<?> filter, Map<String, Column> columns) {
        this.columns = columns;
        this.sql = compile(filter);
    }

    /**
     * The filter over a table.
     *
     * @param columns by field
     */
    static Where of(Filter<?> filter, Map<String, Column> columns) {
        return new Where(filter, columns);
    }

    String sql() {
        return sql;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String compile(Filter<?> filter) {
        return switch (filter) {
            case Filter.All<?> all -> join(all.parts(), " and ", "true");
            case Filter.Any<?> any -> join(any.parts(), " or ", "false");
            case Filter.Not<?> not -> "not " + compile(not.part());
            case Filter.Compare<?> compare -> compile(column(compare), compare.condition());
        };
    }

    private String join(List<? extends Filter<?>> parts, String operator, String ofNone) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream().map(this::compile).collect(Collectors.joining(operator, "(", ")"));
    }

    private Column column(Filter.Compare<?> compare) {
        Column column = columns.get(compare.field().key());
        if (column == null) {
            throw new IllegalStateException("no column for " + compare.field().key());
        }
        return column;
    }

    private String compile(Column column, Condition condition) {
        return switch (column) {
            case Column.Required required ->
                isNotSet(condition) ? "false" : "(" + compare(required.sql(), condition) + ")";
            case Column.Nullable nullable ->
                isNotSet(condition)
                        ? "(" + nullable.sql() + " is null)"
                        : "(" + nullable.sql() + " is not null and " + compare(nullable.sql(), condition) + ")";
            case Column.Confined confined -> confined(confined, condition);
            case Column.Several several ->
                isNotSet(condition)
                        ? "(not " + several.whether("true") + ")"
                        : several.whether(compare(several.value(), condition));
            case Column.Time time ->
                isNotSet(condition)
                        ? "(" + time.sql() + " is null)"
                        : "(" + time.sql() + " is not null and " + compare(time.sql(), condition) + ")";
        };
    }

    private String confined(Column.Confined column, Condition condition) {
        if (isNotSet(condition)) {
            return "(" + column.sql() + " is null)";
        }
        String wide = condition instanceof Condition.Is || condition instanceof Condition.OneOf
                ? compare(column.of(), condition) + " and "
                : "";
        return "(" + wide + column.sql() + " is not null and " + compare(column.sql(), condition) + ")";
    }

    private static boolean isNotSet(Condition condition) {
        return condition instanceof Condition.Is is && is.value().isEmpty();
    }

    private String compare(String value, Condition condition) {
        return switch (condition) {
            case Condition.Is is -> value + " = " + bind(is.value().orElseThrow());
            case Condition.OneOf oneOf ->
                value + " = any (" + bind(oneOf.values().toArray(String[]::new)) + ")";
            case Condition.StartsWith startsWith -> "starts_with(" + value + ", " + bind(startsWith.text()) + ")";
            case Condition.EndsWith endsWith -> {
                String text = bind(endsWith.text());
                yield "right(" + value + ", char_length(" + text + ")) = " + text;
            }
            case Condition.Contains contains -> "strpos(" + value + ", " + bind(contains.text()) + ") > 0";
            case Condition.At at -> value + " = " + bind(at.time());
            case Condition.Before before -> value + " < " + bind(before.time());
            case Condition.After after -> value + " > " + bind(after.time());
            case Condition.Between between ->
                value + (between.from().included() ? " >= " : " > ")
                        + bind(between.from().time())
                        + " and " + value + (between.to().included() ? " <= " : " < ")
                        + bind(between.to().time());
        };
    }

    private String bind(Instant time) {
        return bind((Object) time.atOffset(ZoneOffset.UTC));
    }

    private String bind(Object value) {
        String name = "filter" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
