package freehold.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One real series by time. A time that occurs twice in the file keeps its later row. */
record Measurements(NavigableMap<Instant, Double> byTime) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    static Measurements ofTheMachine() throws IOException {
        return read("/nab/machine_temperature_system_failure.csv");
    }

    static Measurements ofTheRoom() throws IOException {
        return read("/nab/ambient_temperature_system_failure.csv");
    }

    private static Measurements read(String resource) throws IOException {
        NavigableMap<Instant, Double> values = new TreeMap<>();
        try (InputStream stream = Measurements.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new LoadFailed("The loader was built without " + resource);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = line.indexOf(',');
                Instant time =
                        LocalDateTime.parse(line.substring(0, comma), TIME).toInstant(ZoneOffset.UTC);
                values.put(time, Double.valueOf(line.substring(comma + 1)));
            }
        }
        return new Measurements(values);
    }

    /** The series as bodies of write requests, in order of time. */
    List<List<Map<String, Object>>> batches(String variable, int size) {
        List<List<Map<String, Object>>> batches = new ArrayList<>();
        List<Map<String, Object>> batch = new ArrayList<>();
        for (Map.Entry<Instant, Double> sample : byTime.entrySet()) {
            batch.add(Map.of("_time", sample.getKey().toString(), variable, sample.getValue()));
            if (batch.size() == size) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
