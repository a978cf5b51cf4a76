package freehold.assets;

import java.util.List;

/** Bodies of types as clients write them. */
final class TypeJson {
    private TypeJson() {}

    static String aspect(String name, String category, String... variables) {
        return "{\"name\": \"%s\", \"category\": \"%s\", \"scope\": \"private\", \"variables\": [%s]}"
                .formatted(name, category, String.join(",", variables));
    }

    static String variable(String name, String dataType) {
        return "{\"name\": \"%s\", \"dataType\": \"%s\"}".formatted(name, dataType);
    }

    static String variable(String name, String dataType, String more) {
        return "{\"name\": \"%s\", \"dataType\": \"%s\", %s}".formatted(name, dataType, more);
    }

    static String type(String name, String parent, List<String> aspects, List<String> variables) {
        return "{\"name\": \"%s\", \"parentTypeId\": \"%s\", \"aspects\": [%s], \"variables\": [%s]}"
                .formatted(name, parent, String.join(",", aspects), String.join(",", variables));
    }

    static String use(String name, String aspectTypeId) {
        return "{\"name\": \"%s\", \"aspectTypeId\": \"%s\"}".formatted(name, aspectTypeId);
    }

    /** A list of definitions, as a patch replaces it. */
    static String list(String member, String... definitions) {
        return "{\"%s\": [%s]}".formatted(member, String.join(",", definitions));
    }
}
