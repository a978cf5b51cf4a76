package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All operations of the product, from its own description. */
final class Operations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final int DEEPEST = 6;

    private final JsonNode document;

    Operations(JsonNode document) {
        this.document = document;
    }

    /**
     * One operation.
     *
     * @param path with placeholders
     * @param body an example, built from the description
     */
    record Operation(
            String method, String path, Optional<JsonNode> body, String mediaType, boolean takesIncludeShared) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        document.required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> all.add(operation(path.getKey(), method.getKey(), method.getValue()))));
        assertThat(all).isNotEmpty();
        return all;
    }

    private Operation operation(String path, String method, JsonNode described) {
        boolean includeShared = false;
        for (JsonNode parameter : described.path("parameters")) {
            includeShared |= parameter.path("name").asString().equals("includeShared");
            if (parameter.path("in").asString().equals("path")) {
                assertThat(parameter.has("example") || parameter.path("schema").has("example"))
                        .as("%s %s needs an example of %s", method, path, parameter.path("name"))
                        .isTrue();
            }
        }
        JsonNode content = described.path("requestBody").path("content");
        String mediaType = content.isEmpty()
                ? "application/json"
                : content.propertyNames().iterator().next();
        Optional<JsonNode> body = content.isEmpty() ? Optional.empty() : Optional.of(example(content.path(mediaType)));
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, body, mediaType, includeShared);
    }

    private JsonNode example(JsonNode media) {
        if (media.has("example")) {
            return parsed(media.path("example"));
        }
        for (JsonNode example : media.path("examples")) {
            return parsed(example.path("value"));
        }
        return example(media.path("schema"), 0);
    }

    private static JsonNode parsed(JsonNode example) {
        return example.isString() ? JsonMapper.shared().readTree(example.asString()) : example;
    }

    private JsonNode example(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asString().replace("#/components/schemas/", "");
            return example(document.at("/components/schemas/" + name), depth + 1);
        }
        if (schema.has("example")) {
            return schema.path("example");
        }
        JsonMapper json = JsonMapper.shared();
        return switch (type(schema)) {
            case "array" -> {
                ArrayNode array = json.createArrayNode();
                yield depth > DEEPEST ? array : array.add(example(schema.path("items"), depth + 1));
            }
            case "boolean" -> json.getNodeFactory().booleanNode(true);
            case "integer", "number" -> json.getNodeFactory().numberNode(1);
            case "string" ->
                json.getNodeFactory().stringNode(schema.path("enum").path(0).asString("text"));
            default -> {
                ObjectNode object = json.createObjectNode();
                if (depth <= DEEPEST) {
                    schema.path("properties")
                            .properties()
                            .forEach(
                                    property -> object.set(property.getKey(), example(property.getValue(), depth + 1)));
                }
                yield object;
            }
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asString() : type.asString("object");
    }
}
