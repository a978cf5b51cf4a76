package freehold.telemetry.web;

import freehold.kernel.Problem;
import freehold.telemetry.usecase.ReadSeveralSeries.Answered;
import freehold.telemetry.usecase.ReadSeveralSeries.Part;
import freehold.telemetry.usecase.ReadSeveralSeries.Postponed;
import freehold.telemetry.usecase.ReadSeveralSeries.Refused;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes what is said of several series: of each its records, or why there are none. */
final class SeveralWriter {
    private SeveralWriter() {}

    static byte[] write(List<Part> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName("series");
            json.writeStartArray();
            parts.forEach(part -> write(json, part));
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Part part) {
        switch (part) {
            case Answered answered -> {
                begin(json, part);
                json.writeName("records");
                RecordsWriter.write(json, answered.read());
                json.writeEndObject();
            }
            case Refused refused -> {
                begin(json, part);
                json.writeName("error");
                write(json, refused.problem());
                json.writeEndObject();
            }
            case Postponed postponed -> {}
        }
    }

    private static void begin(JsonGenerator json, Part part) {
        json.writeStartObject();
        json.writeStringProperty("assetId", part.wanted().address().assetId());
        json.writeStringProperty("aspect", part.wanted().address().aspect());
    }

    private static void write(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("code", problem.code());
        json.writeStringProperty("message", problem.message());
        json.writeEndObject();
    }
}
