package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.telemetry.Summaries;
import freehold.telemetry.model.Function;
import freehold.telemetry.model.Summary;
import freehold.telemetry.usecase.AggregatesRead;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes aggregates interval by interval. A function whose result no number can hold is null. */
final class AggregatesWriter {
    private AggregatesWriter() {}

    /** An array of the intervals. */
    static byte[] bare(AggregatesRead read) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(json, read);
        }
        return bytes.toByteArray();
    }

    /** The same as the member of an object. */
    static byte[] wrapped(AggregatesRead read) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName("aggregates");
            write(json, read);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, AggregatesRead read) {
        json.writeStartArray();
        for (Summaries summaries : read.summaries()) {
            json.writeStartObject();
            json.writeStringProperty("starttime", IsoTime.format(read.edges().start(summaries.interval())));
            json.writeStringProperty("endtime", IsoTime.format(read.edges().end(summaries.interval())));
            summaries.byVariable().forEach((variable, summary) -> {
                json.writeName(variable.name());
                json.writeStartObject();
                for (Function function : read.functions().getOrDefault(variable, java.util.Set.of())) {
                    json.writeName(function.text());
                    write(json, function, summary);
                }
                json.writeEndObject();
            });
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Function function, Summary summary) {
        switch (function) {
            case COUNTGOOD -> json.writeNumber(summary.counts().good());
            case COUNTUNCERTAIN -> json.writeNumber(summary.counts().uncertain());
            case COUNTBAD -> json.writeNumber(summary.counts().bad());
            case SUM -> summary.sum().ifPresentOrElse(sum -> write(json, sum), json::writeNull);
            case AVERAGE -> write(json, summary.average());
            case SD -> write(json, summary.standardDeviation());
            case MINTIME -> json.writeString(IsoTime.format(summary.min().time()));
            case MINVALUE -> write(json, summary.min().value());
            case MAXTIME -> json.writeString(IsoTime.format(summary.max().time()));
            case MAXVALUE -> write(json, summary.max().value());
            case FIRSTTIME -> json.writeString(IsoTime.format(summary.first().time()));
            case FIRSTVALUE -> write(json, summary.first().value());
            case LASTTIME -> json.writeString(IsoTime.format(summary.last().time()));
            case LASTVALUE -> write(json, summary.last().value());
        }
    }

    private static void write(JsonGenerator json, OptionalDouble number) {
        number.ifPresentOrElse(json::writeNumber, json::writeNull);
    }

    static void write(JsonGenerator json, Number number) {
        if (number instanceof Double fraction) {
            json.writeNumber(fraction.doubleValue());
        } else if (number instanceof BigInteger large) {
            json.writeNumber(large);
        } else {
            json.writeNumber(number.longValue());
        }
    }
}
