package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.telemetry.live.Cursor;
import freehold.telemetry.live.LiveEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes what a stream tells as server-sent events. */
final class EventWriter {
    private static final int RETRY_MILLIS = 2_000;

    private final OutputStream out;
    private final Function<Cursor, String> ids;

    EventWriter(OutputStream out, Function<Cursor, String> ids) {
        this.out = out;
        this.ids = ids;
    }

    /** How long to wait before asking again when the stream breaks off. */
    void begin() throws IOException {
        write("retry: " + RETRY_MILLIS + "\n\n");
    }

    void write(LiveEvent event) throws IOException {
        switch (event) {
            case LiveEvent.Written written ->
                write("record", Optional.of(written.cursor()), json -> {
                    json.writeStringProperty("assetId", written.series().asset().value());
                    json.writeStringProperty("aspect", written.series().aspect());
                    json.writeName("record");
                    json.writeRawValue(RecordsWriter.one(written.sample(), written.variables()));
                });
            case LiveEvent.Missed missed -> write("missed", missed.cursor(), json -> write(json, missed));
            case LiveEvent.Ended ended ->
                write(ended.share().isPresent() ? "share.ended" : "ended", Optional.empty(), json -> {
                    ended.share()
                            .ifPresent(share -> json.writeStringProperty(
                                    "shareId", share.value().toString()));
                    json.writeStringProperty("assetId", ended.asset().value());
                    json.writeStringProperty("aspect", ended.aspect());
                });
            case LiveEvent.Heartbeat heartbeat -> write("heartbeat", heartbeat.cursor(), json -> {});
            case LiveEvent.Closed closed ->
                write(
                        "closed",
                        Optional.empty(),
                        json -> json.writeStringProperty(
                                "reason",
                                closed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    /** A range as a read takes it: after its beginning, up to its end. */
    private static void write(JsonGenerator json, LiveEvent.Missed missed) {
        json.writeStringProperty("assetId", missed.series().asset().value());
        json.writeStringProperty("aspect", missed.series().aspect());
        missed.range().ifPresent(range -> {
            json.writeStringProperty("from", IsoTime.format(range.first().minus(1, ChronoUnit.MICROS)));
            json.writeStringProperty("to", IsoTime.format(range.last()));
        });
        missed.records().ifPresent(records -> {
            json.writeName("records");
            json.writeNumber(records.longValue());
        });
    }

    private void write(String event, Optional<Cursor> cursor, Consumer<JsonGenerator> members) throws IOException {
        StringWriter data = new StringWriter();
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), data)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        String id = cursor.map(place -> "id: " + ids.apply(place) + "\n").orElse("");
        write(id + "event: " + event + "\ndata: " + data + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }
}
