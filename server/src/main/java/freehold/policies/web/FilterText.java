package freehold.policies.web;

import freehold.kernel.ProblemException;
import freehold.policies.model.PolicyFilter;
import freehold.policies.model.PolicyFilter.Comparison;
import freehold.policies.model.PolicyFilter.Condition;
import freehold.policies.model.PolicyFilter.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The filter of Resource Access Management: a JSON object whose members all have to be met. */
final class FilterText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST = 4_000;
    private static final int MOST_VALUES = 100;
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "eq", Comparison.EQ,
            "in", Comparison.IN,
            "contains", Comparison.CONTAINS,
            "startsWith", Comparison.STARTS_WITH,
            "endsWith", Comparison.ENDS_WITH);

    private FilterText() {}

    /** Fields of other names are ignored, as clients expect. */
    static PolicyFilter parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return PolicyFilter.ALL;
        }
        if (text.length() > LONGEST) {
            throw refused("must have at most " + LONGEST + " characters");
        }
        JsonNode filter;
        try {
            filter = MAPPER.readTree(text);
        } catch (JacksonException noJson) {
            throw refused("is no JSON");
        }
        if (filter == null || !filter.isObject()) {
            throw refused("must be a JSON object");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : filter.properties()) {
            field(member.getKey()).ifPresent(field -> conditions.addAll(conditions(field, member.getValue())));
        }
        return new PolicyFilter(conditions);
    }

    private static Optional<Field> field(String key) {
        return Arrays.stream(Field.values())
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    private static List<Condition> conditions(Field field, JsonNode wanted) {
        if (!wanted.isObject()) {
            return List.of(new Condition(field, Comparison.EQ, List.of(text(wanted))));
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : wanted.properties()) {
            Comparison comparison = COMPARISONS.get(member.getKey());
            if (comparison == null) {
                throw refused("knows eq, in, contains, startsWith and endsWith");
            }
            conditions.add(new Condition(
                    field,
                    comparison,
                    comparison == Comparison.IN ? values(member.getValue()) : List.of(text(member.getValue()))));
        }
        return conditions;
    }

    private static List<String> values(JsonNode in) {
        JsonNode array = in.isObject() ? in.path("value") : in;
        if (!array.isArray() || array.size() > MOST_VALUES) {
            throw refused("needs a list of at most " + MOST_VALUES + " values after in");
        }
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(text(value)));
        return values;
    }

    private static String text(JsonNode value) {
        if (value.isString()) {
            String text = value.stringValue();
            if (text.indexOf(0) >= 0) {
                throw refused("must not contain the character NUL");
            }
            return text;
        }
        if (value.isBoolean() || value.isNumber()) {
            return value.toString();
        }
        throw refused("compares with texts, numbers, true and false");
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("filter", why);
    }
}
