package freehold.events.web;

import freehold.events.model.EventField;
import freehold.events.model.EventField.Kind;
import freehold.events.model.EventFilter;
import freehold.events.model.EventFilter.Bound;
import freehold.events.model.EventFilter.Part;
import freehold.events.model.EventTime;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The filter language, a JSON object in the query. Names of fields that don't exist are ignored, as clients expect. */
final class EventFilterJson {
    private static final String PARAMETER = "filter";
    private static final int CHARACTERS = 8_000;
    private static final int LEVELS = 40;
    private static final int COMPARISONS = 100;

    /** A bracket belongs to the end it includes, a parenthesis to one it does not. */
    private static final Pattern INTERVAL =
            Pattern.compile("\\s*([\\[(])\\s*([^\\s,\\])]+)\\s*,\\s*([^\\s,\\])]+)\\s*([\\])])\\s*");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(LEVELS)
                            .maxNumberLength(CHARACTERS)
                            .build())
                    .build())
            .build();

    private int comparisons;

    private EventFilterJson() {}

    static EventFilter parse(String text) {
        if (text.length() > CHARACTERS) {
            throw invalid("must have at most " + CHARACTERS + " characters");
        }
        try {
            return new EventFilterJson().all(MAPPER.readTree(text));
        } catch (StreamConstraintsException tooDeep) {
            throw invalid("may nest at most " + LEVELS + " levels");
        } catch (JacksonException broken) {
            throw invalid("is not valid JSON, or names a member twice");
        }
    }

    /** Several members of an object hold together. */
    private EventFilter all(JsonNode members) {
        return new EventFilter.All(parts(members));
    }

    private List<EventFilter> parts(JsonNode members) {
        if (members.isArray()) {
            return members.values().stream().map(this::all).toList();
        }
        if (!members.isObject()) {
            throw invalid("must be a JSON object, and needs one after and, or, not");
        }
        List<EventFilter> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            part(member.getKey(), member.getValue()).ifPresent(parts::add);
        }
        return parts;
    }

    private Optional<EventFilter> part(String name, JsonNode value) {
        return switch (name) {
            case "and" -> Optional.of(all(value));
            // Of alternatives that are all ignored nothing is left to fail.
            case "or" ->
                Optional.of(parts(value)).filter(some -> !some.isEmpty()).map(EventFilter.Any::new);
            case "not" ->
                Optional.of(parts(value))
                        .filter(some -> !some.isEmpty())
                        .map(some -> new EventFilter.Not(new EventFilter.All(some)));
            default -> EventField.of(name).map(field -> ofField(field, value));
        };
    }

    private EventFilter ofField(EventField field, JsonNode value) {
        if (!value.isObject()) {
            return is(field, value);
        }
        return new EventFilter.All(value.properties().stream()
                .map(member -> function(field, member.getKey(), member.getValue()))
                .toList());
    }

    private EventFilter function(EventField field, String name, JsonNode argument) {
        return switch (name) {
            case "eq" -> is(field, argument);
            case "in" -> oneOf(field, argument);
            case "startsWith" -> part(field, Part.Where.START, argument);
            case "endsWith" -> part(field, Part.Where.END, argument);
            case "contains" -> part(field, Part.Where.ANYWHERE, argument);
            case "before" -> bound(field, Bound.Side.BEFORE, argument);
            case "after" -> bound(field, Bound.Side.AFTER, argument);
            case "between" -> between(field, argument);
            case "not" -> new EventFilter.Not(ofField(field, argument));
            case "and" -> new EventFilter.All(alternatives(field, argument));
            case "or" -> new EventFilter.Any(alternatives(field, argument));
            default ->
                throw invalid("has an unknown function " + Text.shortened(name) + " for the field " + field.key());
        };
    }

    private List<EventFilter> alternatives(EventField field, JsonNode argument) {
        if (!argument.isArray()) {
            return List.of(ofField(field, argument));
        }
        return argument.values().stream()
                .map(element -> ofField(field, element))
                .toList();
    }

    private EventFilter is(EventField field, JsonNode value) {
        count();
        return value.isNull()
                ? new EventFilter.Missing(field)
                : new EventFilter.OneOf(field, List.of(value(field, value)));
    }

    private EventFilter oneOf(EventField field, JsonNode argument) {
        JsonNode list = argument.isObject() ? argument.path("value") : argument;
        if (!list.isArray()) {
            throw invalid("needs a list for the function in of the field " + field.key());
        }
        count();
        return new EventFilter.OneOf(
                field,
                list.values().stream().map(element -> value(field, element)).toList());
    }

    private EventFilter part(EventField field, Part.Where where, JsonNode argument) {
        if (field.kind() != Kind.TEXT) {
            throw invalid("can't look at parts of the field " + field.key() + ", which is no text");
        }
        count();
        return new Part(field, where, text(field, argument));
    }

    private EventFilter bound(EventField field, Bound.Side side, JsonNode argument) {
        if (field.kind() != Kind.TIME) {
            throw invalid("can't compare times with the field " + field.key() + ", which is none");
        }
        count();
        return new Bound(side, time(field, text(field, argument)));
    }

    private EventFilter between(EventField field, JsonNode argument) {
        Matcher ends = INTERVAL.matcher(text(field, argument));
        if (field.kind() != Kind.TIME || !ends.matches()) {
            throw invalid("takes between for a time only, with an interval such as"
                    + " [2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z)");
        }
        count();
        Bound.Side from = ends.group(1).equals("[") ? Bound.Side.FROM : Bound.Side.AFTER;
        Bound.Side to = ends.group(4).equals("]") ? Bound.Side.UNTIL : Bound.Side.BEFORE;
        return new EventFilter.All(
                List.of(new Bound(from, time(field, ends.group(2))), new Bound(to, time(field, ends.group(3)))));
    }

    private static Object value(EventField field, JsonNode value) {
        return switch (field.kind()) {
            case TEXT -> text(field, value);
            case TIME -> time(field, text(field, value));
            case NUMBER -> number(field, value);
            case FLAG -> flag(field, value);
        };
    }

    private static Integer number(EventField field, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw needs(field);
        }
        return value.intValue();
    }

    private static Boolean flag(EventField field, JsonNode value) {
        if (!value.isBoolean()) {
            throw needs(field);
        }
        return value.booleanValue();
    }

    private static String text(EventField field, JsonNode value) {
        if (!value.isString()) {
            throw needs(field);
        }
        return Text.storable(PARAMETER, value.stringValue());
    }

    private static Instant time(EventField field, String text) {
        return EventTime.parse(text).orElseThrow(() -> needs(field));
    }

    private void count() {
        comparisons++;
        if (comparisons > COMPARISONS) {
            throw invalid("may make at most " + COMPARISONS + " comparisons");
        }
    }

    private static ProblemException needs(EventField field) {
        return invalid("needs " + field.kind().what() + " for the field " + field.key());
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid(PARAMETER, detail);
    }
}
