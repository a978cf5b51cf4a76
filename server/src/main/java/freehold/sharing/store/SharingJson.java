package freehold.sharing.store;

import tools.jackson.databind.json.JsonMapper;

/** How values are written into JSON columns: a form of our own, apart from how the API is configured. */
final class SharingJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SharingJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
