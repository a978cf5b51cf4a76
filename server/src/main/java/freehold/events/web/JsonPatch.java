package freehold.events.web;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes by RFC 6902: add, remove, replace and test. Nothing here is so large that it would be moved or copied. */
@Component
class JsonPatch {
    private static final int OPERATIONS = 200;

    private final JsonMapper json;

    JsonPatch(JsonMapper json) {
        this.json = json;
    }

    <T> T apply(T before, Class<T> type, JsonNode patch) {
        if (!patch.isArray() || patch.size() > OPERATIONS) {
            throw invalid("must be a list of at most " + OPERATIONS + " operations, such as"
                    + " [{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"Pump\"}]");
        }
        JsonNode document = json.valueToTree(before);
        for (JsonNode operation : patch) {
            step(document, operation);
        }
        try {
            return json.treeToValue(document, type);
        } catch (JacksonException noLonger) {
            throw invalid("leaves something that has the wrong form");
        }
    }

    private static void step(JsonNode document, JsonNode operation) {
        String name = operation.path("op").asString("");
        JsonPointer path = pointer(operation.path("path").asString(""));
        JsonNode parent = document.at(path.head());
        String last = path.last().getMatchingProperty();
        JsonNode value = operation.path("value");
        boolean there = !document.at(path).isMissingNode();
        if (parent.isMissingNode() || (!there && !name.equals("add"))) {
            throw invalid("names " + Text.shortened(path.toString()) + ", where there is nothing");
        }
        if (value.isMissingNode() && !name.equals("remove")) {
            throw invalid("needs a value for the operation on " + Text.shortened(path.toString()));
        }
        switch (name) {
            case "add" -> add(parent, last, value);
            case "replace" -> replace(parent, last, value);
            case "remove" -> remove(parent, last);
            case "test" -> {
                if (!document.at(path).equals(value)) {
                    throw ProblemException.conflict(
                            "test-failed", "The value at " + Text.shortened(path.toString()) + " is another.");
                }
            }
            default -> throw invalid("knows the operations add, remove, replace and test");
        }
    }

    private static JsonPointer pointer(String text) {
        try {
            JsonPointer path = JsonPointer.compile(text);
            if (!path.matches()) {
                return path;
            }
        } catch (IllegalArgumentException noPointer) {
            // said below
        }
        throw invalid("needs a path such as /name for each operation");
    }

    private static void add(JsonNode parent, String last, JsonNode value) {
        switch (parent) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array when last.equals("-") -> array.add(value);
            case ArrayNode array -> array.insert(index(last, array.size()), value);
            default -> throw invalid("adds to what can hold nothing");
        }
    }

    private static void replace(JsonNode parent, String last, JsonNode value) {
        switch (parent) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(index(last, array.size() - 1), value);
            default -> throw invalid("replaces in what can hold nothing");
        }
    }

    private static void remove(JsonNode parent, String last) {
        switch (parent) {
            case ObjectNode object -> object.remove(last);
            case ArrayNode array -> array.remove(index(last, array.size() - 1));
            default -> throw invalid("removes from what can hold nothing");
        }
    }

    private static int index(String text, int most) {
        try {
            int index = Integer.parseInt(text);
            if (index >= 0 && index <= most) {
                return index;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw invalid("has no place " + Text.shortened(text) + " in a list");
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid("", "The patch " + detail + ".");
    }
}
