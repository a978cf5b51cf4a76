package freehold.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Appends batches of samples. A batch is there with exact values or not at all. */
public final class AppendLoad implements Load {
    private static final int PAGE = 2_000;
    private static final int LARGEST_BATCH = 200;
    private static final Instant FIRST = Instant.parse("2021-03-28T00:59:59.999Z");

    private final Machine machine;
    private final Seed seed;
    private final int largest;
    private final Map<Long, List<Map<String, Object>>> acknowledged = new TreeMap<>();
    private final Map<Long, List<Map<String, Object>>> open = new TreeMap<>();
    private long batches;
    private long samples;

    private AppendLoad(Machine machine, Seed seed, int largest) {
        this.machine = machine;
        this.seed = seed;
        this.largest = largest;
    }

    public static AppendLoad of(Machine machine, Seed seed) {
        return new AppendLoad(machine, seed, LARGEST_BATCH);
    }

    /** A sample at a time: several of these at once are what the server writes together. */
    public static AppendLoad single(Machine machine, Seed seed) {
        return new AppendLoad(machine, seed, 1);
    }

    @Override
    public void write() {
        long batch = batches++;
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = seed.between(1, largest); row > 0; row--) {
            rows.add(machine.sample(FIRST.plusMillis(samples++).toString(), seed.sample(), batch));
        }
        open.put(batch, rows);
        if (Outcome.of(machine.owner().api().put(machine.series(), rows)) == Outcome.ACKNOWLEDGED) {
            acknowledged.put(batch, rows);
            open.remove(batch);
        }
    }

    @Override
    public void verify() {
        Map<Long, List<JsonNode>> found =
                Series.readAll(machine.owner().api(), machine.series(), PAGE).records().stream()
                        .collect(Collectors.groupingBy(this::batchOf));
        open.forEach((batch, rows) -> {
            if (found.containsKey(batch)) {
                acknowledged.put(batch, rows);
            }
        });
        open.clear();
        assertThat(found.keySet()).isEqualTo(acknowledged.keySet());
        acknowledged.forEach((batch, rows) -> assertThat(found.getOrDefault(batch, List.of()).stream()
                        .map(this::plain)
                        .toList())
                .as("batch %d of %s", batch, machine.series())
                .isEqualTo(rows));
    }

    @Override
    public int acknowledged() {
        return acknowledged.size();
    }

    private long batchOf(JsonNode row) {
        return row.required(machine.kind().counter()).asLong();
    }

    private Map<String, Object> plain(JsonNode row) {
        Map<String, Object> sample = machine.sample(
                Instant.parse(row.required("_time").asString()).toString(),
                row.required(machine.kind().number()).asDouble(),
                batchOf(row));
        sample.put(machine.kind().label(), row.required(machine.kind().label()).asString());
        return sample;
    }
}
