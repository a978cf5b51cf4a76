package freehold.events.store;

import freehold.events.model.CustomValues;
import freehold.events.model.TypeField;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How values are written into JSON columns: a form of our own, apart from how the API is configured. */
final class EventsJson {
    /** A whole number is a Long, however small; nothing else is kept. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<TypeField>> FIELDS = new TypeReference<>() {};

    private EventsJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static CustomValues values(String json) {
        return new CustomValues(MAPPER.readValue(json, VALUES));
    }

    static List<TypeField> fields(String json) {
        return MAPPER.readValue(json, FIELDS);
    }
}
