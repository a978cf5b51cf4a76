package freehold.bench;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Time series through HTTP: durable writes, and reads of one's own and of a received asset. */
final class TelemetryBench {
    private static final String SERIES = "/api/iottimeseries/v3/timeseries/";
    private static final String OWNER = "bmaker";
    private static final String RECEIVER = "bservice";
    private static final int PAIRS = 5_000;

    private static final int ONES = 20_000;
    private static final int SENDERS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    private final Installation installation;
    private final Floor floor;
    private final Table table;
    private final double floorMicros;
    private final String owner;
    private final String receiver;
    private final List<String> assets = new ArrayList<>();

    private TelemetryBench(Installation installation, Floor floor, Table table, double floorMicros) throws Exception {
        this.installation = installation;
        this.floor = floor;
        this.table = table;
        this.floorMicros = floorMicros;
        String operator = installation.operator();
        this.owner = installation.tenant(OWNER, operator);
        this.receiver = installation.tenant(RECEIVER, operator);
    }

    /** On the database of the floor, so that what lies on the disk can be measured. */
    static void run(Table table) throws Exception {
        try (Floor floor = new Floor()) {
            floor.copyValuesPerSecond(Load.WARM_UP);
            double copied = floor.copyValuesPerSecond(Load.STANDARD);
            table.row(
                    "PostgreSQL COPY, batches of 1,000 records × 10 doubles, 5 % late, 4 writers, each committed (floor)",
                    Table.number(copied) + " values/s", "1");
            double copiedBytes =
                    floor.number("select pg_total_relation_size('record')::float8 / " + Load.STANDARD.values());
            table.row("the same on the disk (floor)", Table.number(copiedBytes) + " bytes/value", "1");
            Latencies lookup = floor.keyLookup(20_000);
            table.row("PostgreSQL, one row by primary key (floor)", lookup.toString(), "1");
            peer(table, floor, copied, copiedBytes);
            try (Installation installation = new Installation(Map.of(
                    "FREEHOLD_DB_URL",
                    floor.url(),
                    "FREEHOLD_TELEMETRY_SETTLE_INTERVAL",
                    "PT5S",
                    "FREEHOLD_TELEMETRY_PACK_DELAY",
                    "PT5S",
                    "FREEHOLD_TELEMETRY_PACK_INTERVAL",
                    "PT5S"))) {
                new TelemetryBench(installation, floor, table, lookup.medianMicros()).measure(copied, copiedBytes);
            }
        }
    }

    private static void peer(Table table, Floor floor, double copied, double copiedBytes) throws Exception {
        RowPerValue peer = new RowPerValue(floor);
        double written = peer.valuesPerSecond(Load.SMALL);
        table.row(
                "ThingsBoard's schema (a row per value), the same batches and writers, without a server above it",
                Table.number(written) + " values/s",
                Table.times(written / copied));
        double bytes = peer.bytesPerValue();
        table.row("the same on the disk", Table.number(bytes) + " bytes/value", Table.times(bytes / copiedBytes));
        table.row("its latest values of 10 keys", peer.latest(2_000).toString(), "");
        table.row("its range of 1,000 × 10 values", peer.range(Load.SMALL, 200).toString(), "");
        table.row("its sums of 3,600 values", peer.aggregate(Load.SMALL, 200).toString(), "");
    }

    private void measure(double copied, double copiedBytes) throws Exception {
        model();
        double past;
        // As servers wait for each other: a month is packed when hardly anything of it is written any more.
        try (Connection packing = floor.connect();
                Statement statement = packing.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('telemetry.packing', 0))");
            write(Load.WARM_UP, PAST, past());
            past = write(Load.STANDARD, PAST, past());
        }
        row("write through HTTP, the same batches and writers, into a month long past", past, copied);
        packed(copiedBytes);
        String now =
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(900).toString();
        int open = (int) floor.number("select coalesce(sum(pg_total_relation_size(inhrelid)), 0)"
                + " from pg_inherits where inhparent = 'telemetry.record'::regclass");
        double recent = write(Load.STANDARD, Instant.parse(now), recent());
        row("the same, of the last minutes", recent, copied);
        double bytes = (floor.number("select sum(pg_total_relation_size(inhrelid)) from pg_inherits"
                                + " where inhparent = 'telemetry.record'::regclass")
                        - open)
                / Load.STANDARD.values();
        table.row("on the disk, in rows", Table.number(bytes) + " bytes/value", Table.times(bytes / copiedBytes));
        ones(copied);
        Lending lending = Lending.between(installation, owner, receiver, RECEIVER);
        lending.lend(past().getFirst());
        lending.lend(recent().getFirst());
        reads("of the month that goes on", Instant.parse(now), recent().getFirst());
        reads("packed", PAST, past().getFirst());
        table.row("memory of the server (resident)", Table.number(installation.residentMegabytes()) + " MB", "");
    }

    /** Machines of which nothing has been heard for long, and others. */
    private List<String> past() {
        return assets.subList(0, Load.STANDARD.writers());
    }

    private List<String> recent() {
        return assets.subList(Load.STANDARD.writers(), assets.size());
    }

    private void row(String what, double valuesPerSecond, double copied) {
        table.row(what, Table.number(valuesPerSecond) + " values/s", Table.times(valuesPerSecond / copied));
    }

    /** Waits until all there is has been packed. */
    private void packed(double copiedBytes) throws Exception {
        long begin = System.nanoTime();
        while (floor.number("select count(*) from telemetry.day_sheet where not packed") > 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("nobody packs");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        table.row("packed within", Table.number(seconds) + " s", "");
        floor.run("vacuum telemetry.record, telemetry.packed, telemetry.packed_values");
        floor.run("select telemetry.shrink_indexes()");
        double bytes = floor.number(
                        "select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent in"
                                + " ('telemetry.record'::regclass, 'telemetry.packed'::regclass, 'telemetry.packed_values'::regclass)")
                / Load.STANDARD.values();
        table.row("on the disk, packed", Table.number(bytes) + " bytes/value", Table.times(bytes / copiedBytes));
    }

    /** A record in each request. */
    private void ones(double copied) throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ones(start.minusSeconds(100), ONES);
        long begin = System.nanoTime();
        ones(start, ONES);
        double perSecond = ONES * (double) Load.STANDARD.variables() / ((System.nanoTime() - begin) / 1e9);
        row("write through HTTP, one record a request, " + SENDERS + " at once", perSecond, copied);
    }

    private void ones(Instant start, int requests) throws Exception {
        JsonMapper json = new JsonMapper();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> senders = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(SENDERS)) {
            for (int sender = 0; sender < SENDERS; sender++) {
                String path = SERIES + recent().get(sender % recent().size()) + "/load";
                senders.add(pool.submit(() -> {
                    for (int index = next.getAndIncrement(); index < requests; index = next.getAndIncrement()) {
                        byte[] body = json.writeValueAsBytes(List.of(
                                record(Load.STANDARD, start.plusMillis(index).toString(), index)));
                        installation.exchange(owner, "PUT", path, body);
                    }
                    return null;
                }));
            }
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
    }

    private void model() throws Exception {
        List<Map<String, Object>> variables = new ArrayList<>();
        for (int variable = 0; variable < Load.STANDARD.variables(); variable++) {
            variables.add(Map.of("name", "v" + variable, "dataType", "DOUBLE", "unit", "1"));
        }
        installation.send(
                owner,
                "PUT",
                "/api/assetmanagement/v3/aspecttypes/" + OWNER + ".Load",
                Map.of("name", "Load", "category", "dynamic", "scope", "private", "variables", variables));
        installation.send(
                owner,
                "PUT",
                "/api/assetmanagement/v3/assettypes/" + OWNER + ".Machine",
                Map.of(
                        "name",
                        "Machine",
                        "parentTypeId",
                        "core.basicdevice",
                        "instantiable",
                        true,
                        "scope",
                        "private",
                        "aspects",
                        List.of(Map.of("name", "load", "aspectTypeId", OWNER + ".Load"))));
        String root = installation
                .get(owner, "/api/assetmanagement/v3/assets/root")
                .required("assetId")
                .asString();
        for (int machine = 0; machine < 2 * Load.STANDARD.writers(); machine++) {
            assets.add(installation
                    .send(
                            owner,
                            "POST",
                            "/api/assetmanagement/v3/assets",
                            Map.of("name", "machine " + machine, "typeId", OWNER + ".Machine", "parentId", root))
                    .required("assetId")
                    .asString());
        }
    }

    /** Bodies are made before the clock starts: the server is measured, not the client. */
    private double write(Load load, Instant start, List<String> to) throws Exception {
        List<List<byte[]>> bodies = new ArrayList<>();
        for (int writer = 0; writer < load.writers(); writer++) {
            bodies.add(bodies(load, start));
        }
        List<Future<?>> writers = new ArrayList<>();
        long begin = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(load.writers())) {
            for (int writer = 0; writer < load.writers(); writer++) {
                String path = SERIES + to.get(writer) + "/load";
                List<byte[]> batches = bodies.get(writer);
                writers.add(pool.submit(() -> {
                    for (byte[] batch : batches) {
                        installation.exchange(owner, "PUT", path, batch);
                    }
                    return null;
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        return load.values() / ((System.nanoTime() - begin) / 1e9);
    }

    private static List<byte[]> bodies(Load load, Instant start) {
        JsonMapper json = new JsonMapper();
        List<byte[]> bodies = new ArrayList<>();
        for (int batch = 0; batch < load.batchesPerWriter(); batch++) {
            List<Map<String, Object>> records = new ArrayList<>();
            for (int i = 0; i < load.recordsPerBatch(); i++) {
                int index = load.index(batch, i);
                records.add(record(load, at(start, index), index));
            }
            bodies.add(json.writeValueAsBytes(records));
        }
        return bodies;
    }

    private static Map<String, Object> record(Load load, String time, int index) {
        Map<String, Object> record = new HashMap<>();
        record.put("_time", time);
        for (int variable = 0; variable < load.variables(); variable++) {
            record.put("v" + variable, load.value(index, variable));
        }
        return record;
    }

    /** A second apart in the past, and of late as many as there is time for. */
    private static String at(Instant start, int index) {
        return start.plusMillis((start.equals(PAST) ? 1_000L : 10L) * index).toString();
    }

    private void reads(String where, Instant start, String asset) throws Exception {
        String series = SERIES + asset + "/load?from=" + at(start, 100) + "&to=";
        pairs("a range of 1,000 records × 10 doubles, " + where, series + at(start, 1_100) + "&limit=1000", PAIRS / 10);
        pairs("its last record", SERIES + asset + "/load", PAIRS);
        pairs(
                "all functions of one variable by hours",
                "/api/iottsaggregates/v4/aggregates?assetId=" + asset + "&aspectName=load&select=v0&intervalUnit=hour"
                        + "&intervalValue=1&from=" + start.truncatedTo(ChronoUnit.HOURS) + "&to="
                        + start.truncatedTo(ChronoUnit.HOURS).plus(2, ChronoUnit.HOURS),
                PAIRS / 25);
    }

    private void pairs(String what, String path, int pairs) throws Exception {
        Pairs measured = Pairs.of(
                pairs,
                () -> installation.exchange(owner, "GET", path, new byte[0]),
                () -> installation.exchange(receiver, "GET", path, new byte[0]));
        table.row(what, measured.one().toString(), Table.times(measured.one().medianMicros() / floorMicros));
        table.row(
                "the same through a share; shared / own of " + pairs + " pairs " + measured.ratio(),
                measured.other().toString(),
                Table.times(measured.other().medianMicros() / floorMicros));
    }
}
