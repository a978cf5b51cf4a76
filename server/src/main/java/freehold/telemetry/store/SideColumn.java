package freehold.telemetry.store;

import freehold.assets.DataType;
import freehold.telemetry.Sample;
import freehold.telemetry.Value;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The column {@code x}: values that don't fit into a double, as a JSON object by slot. */
final class SideColumn {
    private static final JsonFactory JSON = new JsonFactory();

    private SideColumn() {}

    /** Whether values of the type are kept here rather than in the array of numbers. */
    static boolean holds(DataType type) {
        return switch (type) {
            case BOOLEAN, INT, DOUBLE -> false;
            case LONG, STRING, BIG_STRING, TIMESTAMP -> true;
        };
    }

    /** The record's side values, or null where it has none. */
    static @Nullable String write(Sample sample) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            for (int slot = 0; slot < sample.slots(); slot++) {
                write(json, Integer.toString(slot), sample.value(slot));
            }
            json.writeEndObject();
        }
        return text.getBuffer().length() == 2 ? null : text.toString();
    }

    private static void write(JsonGenerator json, String slot, @Nullable Value value) {
        switch (value) {
            case Value.OfLong whole -> json.writeNumberProperty(slot, whole.value());
            case Value.OfText string -> json.writeStringProperty(slot, string.value());
            case Value.OfTime time ->
                json.writeStringProperty(slot, time.value().toString());
            case Value.OfBoolean number -> {}
            case Value.OfInt number -> {}
            case Value.OfDouble number -> {}
            case null -> {}
        }
    }

    /** Puts the values into the draft whose slots are of these types; a slot without a type is not shown. */
    static void read(String text, @Nullable DataType[] types, Sample.Draft draft) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                int slot = Integer.parseInt(json.currentName());
                json.nextToken();
                DataType type = slot < types.length ? types[slot] : null;
                if (type != null) {
                    draft.put(slot, value(json, type));
                }
            }
        }
    }

    /** All values whatever their types: whole numbers, and texts. */
    static void read(String text, Map<Integer, Object> bySlot) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                int slot = Integer.parseInt(json.currentName());
                JsonToken token = json.nextToken();
                bySlot.put(slot, token == JsonToken.VALUE_STRING ? json.getString() : (Object) json.getLongValue());
            }
        }
    }

    private static Value value(JsonParser json, DataType type) {
        return switch (type) {
            case LONG -> new Value.OfLong(json.getLongValue());
            case STRING, BIG_STRING -> new Value.OfText(json.getString());
            case TIMESTAMP -> new Value.OfTime(Instant.parse(json.getString()));
            case BOOLEAN, INT, DOUBLE -> throw new IllegalStateException(type + " is not kept as JSON");
        };
    }
}
