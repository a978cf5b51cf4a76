package freehold.assets.store;

import tools.jackson.databind.json.JsonMapper;

/** How values are written into JSON columns: a form of our own, apart from how the API is configured. */
final class AssetsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AssetsJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Most columns of values are empty: those are not worth a parser. */
    static boolean isEmpty(String json) {
        return json.equals("{}");
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
