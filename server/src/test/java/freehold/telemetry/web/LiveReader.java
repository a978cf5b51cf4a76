package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of server-sent events, as a browser would. */
final class LiveReader implements AutoCloseable {
    static final String ROUTE = "/api/live/v1/timeseries";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String lastId = "";

    /**
     * One event.
     *
     * @param at when it was here, by the clock of this process
     */
    record Event(String name, String id, JsonNode data, long at) {}

    private LiveReader(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    static String addressOf(MachineOfTenant... machines) {
        StringBuilder query = new StringBuilder(ROUTE + "?select=");
        for (MachineOfTenant machine : machines) {
            query.append("&assetId=").append(machine.assetId()).append("&aspect=spindle");
        }
        return query.toString();
    }

    /** Opens a stream, and has its first heartbeat: from now on nothing is missed. */
    static LiveReader open(ApiClient client, String path) {
        LiveReader reader = new LiveReader(client.stream(path));
        try {
            Event first = reader.events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(first).extracting(Event::name).isEqualTo("heartbeat");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return reader;
    }

    /** Goes on after the id. */
    static LiveReader resume(ApiClient client, String path, String id) {
        return new LiveReader(client.with("Last-Event-ID", id).stream(path));
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(
                            new Event(name, lastId, JsonMapper.shared().readTree(data.toString()), System.nanoTime()));
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            // the end, one way or the other
        }
        events.add(new Event("end", lastId, JsonMapper.shared().createObjectNode(), System.nanoTime()));
    }

    Event next() {
        return next(PATIENCE).orElseThrow(() -> new AssertionError("nothing came"));
    }

    /** Without heartbeats. */
    Optional<Event> next(Duration patience) {
        try {
            Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            while (event != null && event.name().equals("heartbeat")) {
                event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
            return Optional.ofNullable(event);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Event next(String name) {
        Event event = next();
        assertThat(event.name()).as(event.toString()).isEqualTo(name);
        return event;
    }

    /** The next records, without what they belong to. */
    List<String> records(int count) {
        List<String> records = new ArrayList<>();
        while (records.size() < count) {
            records.add(next("record").data().get("record").toString());
        }
        return records;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
