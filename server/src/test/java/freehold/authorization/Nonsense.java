package freehold.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/** What nobody should send, and somebody will. */
final class Nonsense {
    /** Otherwise every third of the values at one place, and others at the next. */
    private static final boolean EVERYTHING = Boolean.getBoolean("freehold.long");

    private static final int DEEP = 1_000;
    private static final String MARK = "\"@nonsense@\"";
    static final String DEEP_LIST = "[".repeat(DEEP) + "]".repeat(DEEP);
    static final String DEEP_OBJECT = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
    static final String LONG = "x".repeat(10_000);

    /** In place of any member, as JSON text; half a pair of surrogates can't be sent but escaped. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "12345678901234567890123",
            "\"\"",
            "[]",
            "{}",
            "[null]",
            "{\"x\": null}",
            "\"a\\u0000b\"",
            "\"a\\ud800\"",
            "\"\\u202eabc\\u200f\"",
            "\"2026-13-45T25:61:61Z\"",
            "\"" + LONG + "\"",
            DEEP_LIST);

    /** In place of the whole body. */
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "[",
            "}",
            "{\"name\"",
            "{'name': 1}",
            "{\"name\": \"a\", \"name\": \"b\"}",
            "nonsense",
            "null",
            "true",
            "7",
            "\"text\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"\": null}",
            "{\"nobodyKnows\": {\"this\": [1, 2]}}",
            "\u0000",
            "\ufeff{}",
            "{} {}",
            DEEP_LIST,
            DEEP_OBJECT,
            "{\"name\": " + DEEP_OBJECT + "}",
            "{\"name\": \"" + "x".repeat(2_000_000) + "\"}");

    private static final List<String> PARAMETERS = List.of(
            "",
            "-1",
            "1.5",
            "NaN",
            "99999999999999999999",
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%E2%80%AEabc",
            "null",
            "%5B%5D",
            "%7B",
            "%7B%22name%22:%7B%22in%22:%7B%7D%7D%7D",
            "%7B%22name%22:%7B%22between%22:%22%5Bx,y)%22%7D%7D",
            "%7B%22or%22:null%7D",
            "%7B%22name%22:%5B%5D%7D",
            "%5B".repeat(DEEP) + "%5D".repeat(DEEP),
            "%7B%22not%22:".repeat(DEEP / 4) + "1" + "%7D".repeat(DEEP / 4),
            ",",
            "name,sideways",
            "name,asc,desc",
            "'%20or%201=1%20--",
            "2026-13-45T25:61:61Z",
            LONG.substring(0, 4_000));

    /** For parameters of changes, which are flags as a rule. */
    private static final List<String> FLAGS = List.of("", "maybe", "%00", "%ED%A0%80");

    private static final List<String> ETAGS =
            List.of("", "*", "x", "-1", "1.5", "\"\"", "W/\"0\"", "99999999999999999999", "x".repeat(2_000));

    static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=nonsense",
            "application/json;charset=utf-16",
            "multipart/form-data",
            "nonsense",
            "/",
            "");

    private Nonsense() {}

    /** Queries, each with one parameter that says nothing sensible. */
    static List<String> parameters(Set<String> names, boolean ofRead) {
        List<String> queries = new ArrayList<>();
        List<String> values = ofRead ? PARAMETERS : FLAGS;
        for (String name : names) {
            for (int i = 0; i < values.size(); i++) {
                if (sends(i + name.length())) {
                    queries.add(name + "=" + values.get(i));
                }
            }
        }
        return queries;
    }

    static List<String> etags(String path) {
        return IntStream.range(0, ETAGS.size())
                .filter(number -> sends(number + path.length()))
                .mapToObj(ETAGS::get)
                .toList();
    }

    private static boolean sends(int number) {
        return EVERYTHING || number % 3 == 0;
    }

    /** Bodies made of a good one, each with something wrong; told what and where. */
    static void bodies(Optional<JsonNode> all, JsonNode good, BiConsumer<String, String> each) {
        BODIES.forEach(body -> each.accept("body", body));
        all.ifPresent(example -> {
            List<List<String>> places = places(example);
            for (int i = 0; i < places.size(); i++) {
                String marked = with(good, example, places.get(i));
                for (int j = 0; j < VALUES.size(); j++) {
                    if (sends(i + j)) {
                        each.accept("/" + String.join("/", places.get(i)), marked.replace(MARK, VALUES.get(j)));
                    }
                }
            }
        });
        if (good instanceof ObjectNode object) {
            each.accept(
                    "unknown member", object.deepCopy().put("nobodyKnows", true).toString());
        }
    }

    private static List<List<String>> places(JsonNode example) {
        List<List<String>> places = new ArrayList<>();
        if (example.isObject()) {
            example.properties().forEach(member -> below(member.getKey(), member.getValue(), places));
        } else if (example.isArray() && !example.isEmpty()) {
            below("0", example.get(0), places);
        }
        return places;
    }

    private static void below(String step, JsonNode value, List<List<String>> places) {
        places.add(List.of(step));
        for (List<String> place : places(value)) {
            List<String> whole = new ArrayList<>(List.of(step));
            whole.addAll(place);
            places.add(whole);
        }
    }

    /** The good body with the mark at the place; what leads there is taken from the example if need be. */
    private static String with(JsonNode good, JsonNode example, List<String> place) {
        JsonNode root = good.deepCopy();
        JsonNode current = root;
        JsonNode pattern = example;
        for (int i = 0; i < place.size(); i++) {
            String step = place.get(i);
            pattern = child(pattern, step);
            JsonNode next = i == place.size() - 1
                    ? JsonMapper.shared().getNodeFactory().stringNode(MARK.substring(1, MARK.length() - 1))
                    : child(current, step) instanceof ContainerNode<?> there ? there : pattern.deepCopy();
            set(current, step, next);
            current = next;
        }
        return root.toString();
    }

    private static JsonNode child(JsonNode of, String step) {
        return of.isArray() ? of.path(Integer.parseInt(step)) : of.path(step);
    }

    private static void set(JsonNode in, String step, JsonNode value) {
        switch (in) {
            case ObjectNode object -> object.set(step, value);
            case ArrayNode array when !array.isEmpty() -> array.set(Integer.parseInt(step), value);
            case ArrayNode array -> array.add(value);
            default -> throw new IllegalStateException("nothing can be set in " + in);
        }
    }
}
