package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
     * @param body an example of all members, built from the description
     * @param given the same with only the members for which the description gives an example
     * @param parameters of the query
     */
    record Operation(
            String method,
            String path,
            Optional<JsonNode> body,
            Optional<JsonNode> given,
            String mediaType,
            Set<String> parameters) {
        boolean takesIncludeShared() {
            return parameters.contains("includeShared");
        }

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
        Set<String> parameters = new TreeSet<>();
        for (JsonNode parameter : described.path("parameters")) {
            if (parameter.path("in").asString().equals("query")) {
                parameters.add(parameter.path("name").asString());
            }
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
        Optional<JsonNode> given =
                body.map(all -> given(content.path(mediaType)).orElse(all));
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, body, given, mediaType, parameters);
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

    /** Empty where the description gives no example at all. */
    private Optional<JsonNode> given(JsonNode media) {
        return media.has("example") || media.has("examples")
                ? Optional.of(example(media))
                : given(media.path("schema"), 0);
    }

    private Optional<JsonNode> given(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return given(referenced(schema), depth + 1);
        }
        if (schema.has("anyOf")) { // something, or null
            return given(schema.path("anyOf").path(0), depth);
        }
        if (schema.has("example")) {
            return Optional.of(schema.path("example"));
        }
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        JsonMapper json = JsonMapper.shared();
        if (type(schema).equals("array")) {
            return given(schema.path("items"), depth + 1)
                    .map(item -> json.createArrayNode().add(item));
        }
        ObjectNode object = json.createObjectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> given(property.getValue(), depth + 1)
                        .ifPresent(example -> object.set(property.getKey(), example)));
        return object.isEmpty() ? Optional.empty() : Optional.of(object);
    }

    private JsonNode referenced(JsonNode schema) {
        String name = schema.path("$ref").asString().replace("#/components/schemas/", "");
        return document.at("/components/schemas/" + name);
    }

    private static JsonNode parsed(JsonNode example) {
        return example.isString() ? JsonMapper.shared().readTree(example.asString()) : example;
    }

    private JsonNode example(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return example(referenced(schema), depth + 1);
        }
        if (schema.has("anyOf")) { // something, or null
            return example(schema.path("anyOf").path(0), depth);
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
