package freehold.telemetry.web;

import freehold.kernel.Problem.Protocol;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.json.RecordsReader;
import freehold.telemetry.usecase.SeriesAddress;
import freehold.telemetry.usecase.WriteSamples.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the body of a write to several series. Records can come before the name of the series that explains them; so
 * they are only passed over here, and read when their schema is known.
 */
final class SeriesBodies {
    private static final String LIST = "timeseries";

    private final byte[] body;
    private final List<Part> parts = new ArrayList<>();
    private boolean listed;
    private int records;

    private SeriesBodies(byte[] body) {
        this.body = body;
    }

    static List<Part> read(byte[] body) {
        if (body.length > Limits.MULTI_BODY_BYTES) {
            throw new ProblemException(new Protocol(
                    413,
                    "body-too-large",
                    "A write to several series has at most " + Limits.MULTI_BODY_BYTES + " bytes."));
        }
        SeriesBodies bodies = new SeriesBodies(body);
        return JsonBody.read(body, bodies::read);
    }

    private List<Part> read(JsonParser json) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean list = json.currentName().equals(LIST);
                json.nextToken();
                if (list && json.currentToken() == JsonToken.START_ARRAY) {
                    listed = true;
                    readList(json);
                } else {
                    json.skipChildren();
                }
            }
        }
        if (!listed) {
            throw ProblemException.invalid("/" + LIST, "The body must have an array " + LIST + ".");
        }
        return parts;
    }

    private void readList(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (parts.size() == Limits.MULTI_SERIES) {
                throw ProblemException.limit("series", "One write has at most " + Limits.MULTI_SERIES + " series.");
            }
            parts.add(new OneSeries("/" + LIST + "/" + parts.size()).read(json));
            if (records > Limits.MULTI_RECORDS) {
                throw ProblemException.limit(
                        "records",
                        "One write to several series has at most " + Limits.MULTI_RECORDS + " records in all.");
            }
        }
    }

    /** One series while it is read. */
    private final class OneSeries {
        private final String pointer;
        private @Nullable String entityId;
        private @Nullable String propertySetName;
        private byte @Nullable [] data;

        OneSeries(String pointer) {
            this.pointer = pointer;
        }

        Part read(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw ProblemException.invalid(pointer, "A series comes as an object.");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "entityId" -> entityId = text(json, name);
                    case "propertySetName" -> propertySetName = text(json, name);
                    case "data" -> data = records(json);
                    default -> json.skipChildren();
                }
            }
            SeriesAddress address =
                    new SeriesAddress(present(entityId, "entityId"), present(propertySetName, "propertySetName"));
            byte[] unread = present(data, "data");
            return new Part(
                    address,
                    unread.length,
                    (schema, now) -> JsonBody.read(unread, new RecordsReader(schema, now, pointer + "/data")::read));
        }

        private String text(JsonParser json, String name) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw ProblemException.invalid(pointer + "/" + name, "The field " + name + " must be text.");
            }
            return json.getString();
        }

        /** The array's own bytes. */
        private byte[] records(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw ProblemException.invalid(pointer + "/data", "Records come as an array.");
            }
            long begin = json.currentTokenLocation().getByteOffset();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
                records++;
            }
            long end = json.currentLocation().getByteOffset();
            if (begin < 0 || end < 0) {
                throw ProblemException.invalid("", "The body must be UTF-8.");
            }
            return Arrays.copyOfRange(body, (int) begin, (int) end);
        }

        private <T> T present(@Nullable T value, String name) {
            if (value == null) {
                throw ProblemException.invalid(pointer + "/" + name, "The field " + name + " is missing.");
            }
            return value;
        }
    }
}
