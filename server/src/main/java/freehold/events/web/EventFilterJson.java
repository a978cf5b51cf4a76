package freehold.events.web;

import freehold.events.model.EventField;
import freehold.events.model.EventFilter;
import freehold.events.model.EventFilter.Bound;
import freehold.events.model.EventFilter.Part;
import freehold.events.model.EventTime;
import freehold.events.model.EventType;
import freehold.events.model.FilterField;
import freehold.events.model.FilterField.Kind;
import freehold.events.model.TypeField;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The filter language, a JSON object. In lists, names of fields that don't exist are ignored, as clients expect; what
 * is to be deleted has to be named exactly.
 */
final class EventFilterJson {
    private static final String PARAMETER = "filter";
    private static final String TYPE_ID = "typeId";
    private static final String NO_OBJECT = "must be a JSON object, and needs one after and, or, not";
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

    /** A filter that is valid JSON, before it is known what fields there are. */
    record Unread(JsonNode members) {
        /**
         * The type of event it names: of one only, by its id, and not as one possibility among others.
         */
        Optional<String> typeId() {
            Set<String> named = new LinkedHashSet<>();
            collect(members, true, named);
            if (named.size() > 1) {
                throw invalid("may name one " + TYPE_ID + " only");
            }
            return named.stream().findFirst();
        }

        private static void collect(JsonNode members, boolean certain, Set<String> named) {
            if (members.isArray()) {
                members.values().forEach(element -> collect(element, certain, named));
            }
            for (Map.Entry<String, JsonNode> member : members.properties()) {
                switch (member.getKey()) {
                    case "and" -> collect(member.getValue(), certain, named);
                    case "or", "not" -> collect(member.getValue(), false, named);
                    case TYPE_ID -> named.add(typeId(member.getValue(), certain));
                    default -> {}
                }
            }
        }

        private static String typeId(JsonNode value, boolean certain) {
            JsonNode id = value.isObject() && value.size() == 1 ? value.path("eq") : value;
            if (!certain || !id.isString()) {
                throw invalid("takes " + TYPE_ID + " with eq only, neither negated nor as an alternative");
            }
            return Text.storable(PARAMETER, id.stringValue());
        }

        /** For a list. */
        EventFilter over(Function<String, Optional<? extends FilterField>> fields) {
            return new EventFilterJson(fields, false).all(members);
        }

        /** For a deletion: refuses names that are no field's. */
        EventFilter strictlyOver(Function<String, Optional<? extends FilterField>> fields) {
            return new EventFilterJson(fields, true).all(members);
        }
    }

    /** What events of the type can be filtered by; of no type, what every event has. */
    static Function<String, Optional<? extends FilterField>> fields(Optional<EventType> type) {
        return name -> {
            Optional<? extends FilterField> known = EventField.of(name);
            return known.isPresent()
                    ? known
                    : type.flatMap(of -> of.field(name)).filter(TypeField::filterable);
        };
    }

    private final Function<String, Optional<? extends FilterField>> fields;
    private final boolean strict;
    private int comparisons;

    private EventFilterJson(Function<String, Optional<? extends FilterField>> fields, boolean strict) {
        this.fields = fields;
        this.strict = strict;
    }

    static Unread read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Unread(JsonNodeFactory.instance.objectNode());
        }
        if (text.length() > CHARACTERS) {
            throw invalid("must have at most " + CHARACTERS + " characters");
        }
        try {
            return read(MAPPER.readTree(text));
        } catch (StreamConstraintsException tooDeep) {
            throw invalid("may nest at most " + LEVELS + " levels");
        } catch (JacksonException broken) {
            throw invalid("is not valid JSON, or names a member twice");
        }
    }

    static Unread read(JsonNode members) {
        if (!members.isObject() && !members.isArray()) {
            throw invalid(NO_OBJECT);
        }
        if (depth(members) > LEVELS) {
            throw invalid("may nest at most " + LEVELS + " levels");
        }
        return new Unread(members);
    }

    private static int depth(JsonNode node) {
        int below = 0;
        for (JsonNode child : node) {
            below = Math.max(below, depth(child));
        }
        return node.isContainer() ? below + 1 : 0;
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
            throw invalid(NO_OBJECT);
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
            default -> {
                Optional<? extends FilterField> field = fields.apply(name);
                if (strict && field.isEmpty()) {
                    throw invalid("names " + Text.shortened(name) + ", which events can't be filtered by");
                }
                yield field.map(known -> ofField(known, value));
            }
        };
    }

    private EventFilter ofField(FilterField field, JsonNode value) {
        if (!value.isObject()) {
            return is(field, value);
        }
        return new EventFilter.All(value.properties().stream()
                .map(member -> function(field, member.getKey(), member.getValue()))
                .toList());
    }

    private EventFilter function(FilterField field, String name, JsonNode argument) {
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

    private List<EventFilter> alternatives(FilterField field, JsonNode argument) {
        if (!argument.isArray()) {
            return List.of(ofField(field, argument));
        }
        return argument.values().stream()
                .map(element -> ofField(field, element))
                .toList();
    }

    private EventFilter is(FilterField field, JsonNode value) {
        count();
        return value.isNull()
                ? new EventFilter.Missing(field)
                : new EventFilter.OneOf(field, List.of(value(field, value)));
    }

    private EventFilter oneOf(FilterField field, JsonNode argument) {
        JsonNode list = argument.isObject() ? argument.path("value") : argument;
        if (!list.isArray()) {
            throw invalid("needs a list for the function in of the field " + field.key());
        }
        count();
        return new EventFilter.OneOf(
                field,
                list.values().stream().map(element -> value(field, element)).toList());
    }

    private EventFilter part(FilterField field, Part.Where where, JsonNode argument) {
        if (field.kind() != Kind.TEXT) {
            throw invalid("can't look at parts of the field " + field.key() + ", which is no text");
        }
        count();
        return new Part(field, where, text(field, argument));
    }

    private EventFilter bound(FilterField field, Bound.Side side, JsonNode argument) {
        if (field.kind() != Kind.TIME) {
            throw invalid("can't compare times with the field " + field.key() + ", which is none");
        }
        count();
        return new Bound(field, side, time(field, text(field, argument)));
    }

    private EventFilter between(FilterField field, JsonNode argument) {
        Matcher ends = INTERVAL.matcher(text(field, argument));
        if (field.kind() != Kind.TIME || !ends.matches()) {
            throw invalid("takes between for a time only, with an interval such as"
                    + " [2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z)");
        }
        count();
        Bound.Side from = ends.group(1).equals("[") ? Bound.Side.FROM : Bound.Side.AFTER;
        Bound.Side to = ends.group(4).equals("]") ? Bound.Side.UNTIL : Bound.Side.BEFORE;
        return new EventFilter.All(List.of(
                new Bound(field, from, time(field, ends.group(2))), new Bound(field, to, time(field, ends.group(3)))));
    }

    private static Object value(FilterField field, JsonNode value) {
        return switch (field.kind()) {
            case TEXT -> text(field, value);
            case TIME -> time(field, text(field, value));
            case NUMBER -> number(field, value);
            case DECIMAL -> decimal(field, value);
            case FLAG -> flag(field, value);
        };
    }

    private static Long number(FilterField field, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw needs(field);
        }
        return value.longValue();
    }

    private static Double decimal(FilterField field, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw needs(field);
        }
        return value.doubleValue();
    }

    private static Boolean flag(FilterField field, JsonNode value) {
        if (!value.isBoolean()) {
            throw needs(field);
        }
        return value.booleanValue();
    }

    private static String text(FilterField field, JsonNode value) {
        if (!value.isString()) {
            throw needs(field);
        }
        return Text.storable(PARAMETER, value.stringValue());
    }

    private static Instant time(FilterField field, String text) {
        return EventTime.parse(text).orElseThrow(() -> needs(field));
    }

    private void count() {
        comparisons++;
        if (comparisons > COMPARISONS) {
            throw invalid("may make at most " + COMPARISONS + " comparisons");
        }
    }

    private static ProblemException needs(FilterField field) {
        return invalid("needs " + field.kind().what() + " for the field " + field.key());
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid(PARAMETER, detail);
    }
}
