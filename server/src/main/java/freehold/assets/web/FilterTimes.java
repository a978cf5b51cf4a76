package freehold.assets.web;

import freehold.assets.model.Condition;
import freehold.assets.model.Condition.Between.Edge;
import freehold.assets.model.Field;
import freehold.assets.model.Timestamps;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Timestamps and intervals of times in filters. */
final class FilterTimes {
    /** A bracket belongs to the end it includes, a parenthesis to one it does not. */
    private static final Pattern INTERVAL =
            Pattern.compile("\\s*([\\[(])\\s*([^\\s,\\])]+)\\s*,\\s*([^\\s,\\])]+)\\s*([\\])])\\s*");

    private FilterTimes() {}

    static Instant time(Field<?> field, String function, JsonNode argument) {
        if (!field.isTime()) {
            throw FilterJson.invalid(
                    "can't use the function " + function + " for the field " + field.key() + ", which is no time");
        }
        return parse(field, FilterJson.required(field.key(), argument));
    }

    static Condition.Between interval(Field<?> field, JsonNode argument) {
        if (!field.isTime()) {
            throw FilterJson.invalid(
                    "can't use the function between for the field " + field.key() + ", which is no time");
        }
        Matcher ends = INTERVAL.matcher(FilterJson.required(field.key(), argument));
        if (!ends.matches()) {
            throw FilterJson.invalid("needs an interval such as [2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z) for the"
                    + " field " + field.key());
        }
        return new Condition.Between(
                new Edge(parse(field, ends.group(2)), ends.group(1).equals("[")),
                new Edge(parse(field, ends.group(3)), ends.group(4).equals("]")));
    }

    private static Instant parse(Field<?> field, String text) {
        return Timestamps.parse(text)
                .orElseThrow(() -> FilterJson.invalid(
                        "needs a time such as 2026-01-01T00:00:00Z, of microseconds at most, for the field "
                                + field.key()));
    }
}
