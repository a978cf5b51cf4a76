package freehold.assets.web;

import freehold.assets.model.Condition;
import freehold.assets.model.Field;
import freehold.assets.model.Filter;
import freehold.assets.model.Limits;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The filter language, a JSON object in the query. Names of fields that don't exist are ignored, as clients expect. */
final class FilterJson<T> {
    private static final String PARAMETER = "filter";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            // What is deeper has more levels than may be: each is of two or more.
                            .maxNestingDepth(4 * Limits.FILTER_DEPTH)
                            .maxNumberLength(Limits.FILTER)
                            .build())
                    .build())
            .build();

    private final Map<String, Field<T>> fields;
    private int comparisons;

    private FilterJson(Stream<? extends Field<T>> fields) {
        this.fields = fields.collect(Collectors.toMap(Field::key, Function.identity()));
    }

    static <T> Filter<T> parse(String text, Stream<? extends Field<T>> fields) {
        if (text.length() > Limits.FILTER) {
            throw invalid("must have at most " + Limits.FILTER + " characters");
        }
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (StreamConstraintsException tooDeep) {
            throw tooDeep();
        } catch (JacksonException broken) {
            throw invalid("is not valid JSON, or names a member twice");
        }
        if (!json.isObject()) {
            throw invalid("must be a JSON object");
        }
        return new FilterJson<>(fields).all(json, 1);
    }

    /** Several members of an object hold together. */
    private Filter<T> all(JsonNode members, int depth) {
        return allOf(parts(members, depth));
    }

    private List<Filter<T>> parts(JsonNode members, int depth) {
        checkDepth(depth);
        if (members.isArray()) {
            List<Filter<T>> parts = new ArrayList<>();
            members.values().forEach(element -> parts.addAll(List.of(all(object(element), depth + 1))));
            return parts;
        }
        List<Filter<T>> parts = new ArrayList<>();
        object(members)
                .properties()
                .forEach(member ->
                        part(member.getKey(), member.getValue(), depth).ifPresent(parts::add));
        return parts;
    }

    private Optional<Filter<T>> part(String name, JsonNode value, int depth) {
        return switch (name) {
            case "and" -> Optional.of(all(value, depth + 1));
            case "or" -> Optional.of(anyOf(parts(value, depth + 1)));
            case "not" -> Optional.of(not(parts(object(value), depth + 1)));
            default -> Optional.ofNullable(fields.get(name)).map(field -> ofField(field, value, depth + 1));
        };
    }

    private Filter<T> ofField(Field<T> field, JsonNode value, int depth) {
        checkDepth(depth);
        if (!value.isObject()) {
            return compare(field, is(field, value));
        }
        List<Filter<T>> parts = new ArrayList<>();
        value.properties().forEach(member -> parts.add(function(field, member.getKey(), member.getValue(), depth)));
        return allOf(parts);
    }

    private Filter<T> function(Field<T> field, String name, JsonNode argument, int depth) {
        return switch (name) {
            case "eq" -> compare(field, is(field, argument));
            case "in" -> oneOf(field, argument);
            case "startsWith" -> compare(field, new Condition.StartsWith(part(field, name, argument)));
            case "endsWith" -> compare(field, new Condition.EndsWith(part(field, name, argument)));
            case "contains" -> compare(field, new Condition.Contains(part(field, name, argument)));
            case "before" -> compare(field, new Condition.Before(FilterTimes.time(field, name, argument)));
            case "after" -> compare(field, new Condition.After(FilterTimes.time(field, name, argument)));
            case "between" -> compare(field, FilterTimes.interval(field, argument));
            case "not" -> new Filter.Not<>(ofField(field, argument, depth + 1));
            case "and" -> allOf(alternatives(field, argument, depth));
            case "or" -> anyOf(alternatives(field, argument, depth));
            default ->
                throw invalid("has an unknown function " + Text.shortened(name) + " for the field " + field.key());
        };
    }

    private static <T> Condition is(Field<T> field, JsonNode value) {
        Optional<String> text = text(field.key(), value);
        return field.isTime() && text.isPresent()
                ? new Condition.At(FilterTimes.time(field, "eq", value))
                : new Condition.Is(text);
    }

    private Filter<T> oneOf(Field<T> field, JsonNode argument) {
        if (!field.isTime()) {
            return compare(field, new Condition.OneOf(texts(field.key(), argument)));
        }
        return new Filter.Any<>(list(field.key(), argument)
                .<Filter<T>>map(element -> compare(field, new Condition.At(FilterTimes.time(field, "in", element))))
                .toList());
    }

    /** The argument of a function that looks at parts of texts. */
    private static <T> String part(Field<T> field, String function, JsonNode argument) {
        if (field.isTime()) {
            throw invalid("can't use the function " + function + " for the field " + field.key() + ", which is a time");
        }
        return required(field.key(), argument);
    }

    private List<Filter<T>> alternatives(Field<T> field, JsonNode argument, int depth) {
        if (!argument.isArray()) {
            return List.of(ofField(field, argument, depth + 1));
        }
        return argument.values().stream()
                .map(element -> ofField(field, element, depth + 1))
                .toList();
    }

    private Filter<T> compare(Field<T> field, Condition condition) {
        comparisons++;
        if (comparisons > Limits.FILTER_COMPARISONS) {
            throw invalid("may make at most " + Limits.FILTER_COMPARISONS + " comparisons");
        }
        return new Filter.Compare<>(field, condition);
    }

    private static <T> Filter<T> allOf(List<Filter<T>> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Filter.All<>(parts);
    }

    /** Of alternatives that are all ignored nothing is left to fail. */
    private static <T> Filter<T> anyOf(List<Filter<T>> parts) {
        return parts.isEmpty() ? Filter.everything() : new Filter.Any<>(parts);
    }

    private static <T> Filter<T> not(List<Filter<T>> parts) {
        return parts.isEmpty() ? Filter.everything() : new Filter.Not<>(allOf(parts));
    }

    private static Set<String> texts(String field, JsonNode argument) {
        return list(field, argument).map(element -> required(field, element)).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> list(String field, JsonNode argument) {
        JsonNode list = argument.isObject() ? argument.path("value") : argument;
        if (!list.isArray()) {
            throw invalid("needs a list for the function in of the field " + field);
        }
        return list.values().stream();
    }

    static String required(String field, JsonNode value) {
        return text(field, value).orElseThrow(() -> invalid("needs a text for the field " + field));
    }

    /** Empty for null. */
    private static Optional<String> text(String field, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return Optional.of(value.asString());
        }
        if (!value.isString()) {
            throw invalid("needs a text for the field " + field);
        }
        return Optional.of(Text.storable(PARAMETER, value.stringValue()));
    }

    private static JsonNode object(JsonNode node) {
        if (!node.isObject()) {
            throw invalid("needs a JSON object after and, or, not");
        }
        return node;
    }

    private static void checkDepth(int depth) {
        if (depth > Limits.FILTER_DEPTH) {
            throw tooDeep();
        }
    }

    private static ProblemException tooDeep() {
        return invalid("may nest at most " + Limits.FILTER_DEPTH + " levels");
    }

    static ProblemException invalid(String detail) {
        return ProblemException.invalid(PARAMETER, detail);
    }
}
