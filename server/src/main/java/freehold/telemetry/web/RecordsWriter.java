package freehold.telemetry.web;

import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.IsoTime;
import freehold.telemetry.Quality;
import freehold.telemetry.Sample;
import freehold.telemetry.Value;
import freehold.telemetry.usecase.SamplesRead;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;

/** Writes records as an array of objects; a variable without a value is left out. */
final class RecordsWriter {
    private static final SerializedString TIME = new SerializedString("_time");
    private static final int BYTES_PER_VALUE = 32;

    private RecordsWriter() {}

    private record Column(int slot, SerializedString name, SerializedString quality) {}

    static byte[] write(SamplesRead read) {
        List<Column> columns =
                read.variables().stream().map(RecordsWriter::column).toList();
        List<Sample> samples = read.page().samples();
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(64 + samples.size() * BYTES_PER_VALUE * (1 + columns.size()));
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(json, samples, columns);
        }
        return bytes.toByteArray();
    }

    /** Within an object that says where there are more. */
    static byte[] bulk(SamplesRead read, Optional<String> next) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName("records");
            write(json, read);
            next.ifPresent(url -> json.writeStringProperty("nextRecord", url));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The same within something else. */
    static void write(JsonGenerator json, SamplesRead read) {
        write(
                json,
                read.page().samples(),
                read.variables().stream().map(RecordsWriter::column).toList());
    }

    private static void write(JsonGenerator json, List<Sample> samples, List<Column> columns) {
        json.writeStartArray();
        samples.forEach(sample -> write(json, sample, columns));
        json.writeEndArray();
    }

    /** One record alone. */
    static String one(Sample sample, List<Variable> variables) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, sample, variables.stream().map(RecordsWriter::column).toList());
        }
        return text.toString();
    }

    private static Column column(Variable variable) {
        return new Column(
                variable.slot(), new SerializedString(variable.name()), new SerializedString(Quality.nameOf(variable)));
    }

    private static void write(JsonGenerator json, Sample sample, List<Column> columns) {
        json.writeStartObject();
        json.writeName(TIME);
        json.writeString(IsoTime.format(sample.time()));
        for (Column column : columns) {
            Value value = sample.value(column.slot());
            if (value != null) {
                json.writeName(column.name());
                write(json, value);
                Integer quality = sample.quality(column.slot());
                if (quality != null) {
                    json.writeName(column.quality());
                    json.writeNumber(quality.intValue());
                }
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Value value) {
        switch (value) {
            case Value.OfDouble number -> json.writeNumber(number.value());
            case Value.OfInt number -> json.writeNumber(number.value());
            case Value.OfLong number -> json.writeNumber(number.value());
            case Value.OfBoolean truth -> json.writeBoolean(truth.value());
            case Value.OfText text -> json.writeString(text.value());
            case Value.OfTime time -> json.writeString(time.value().toString());
        }
    }
}
