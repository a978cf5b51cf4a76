package freehold.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/** Time series through HTTP: durable writes, and reads of one's own and of a received asset. */
final class SeriesBench {
    private static final String SERIES = "/api/iottimeseries/v3/timeseries/";
    private static final String OWNER = "bmaker";
    private static final String RECEIVER = "bservice";
    private static final int PAIRS = 5_000;

    private final Installation installation;
    private final String owner;
    private final String receiver;
    private final List<String> assets = new ArrayList<>();

    private SeriesBench(Installation installation) throws Exception {
        this.installation = installation;
        String operator = installation.operator();
        this.owner = installation.tenant(OWNER, operator);
        this.receiver = installation.tenant(RECEIVER, operator);
    }

    static void run(Table table) throws Exception {
        double floorWrite;
        double floorLookupMicros;
        try (Floor floor = new Floor()) {
            floor.copyValuesPerSecond(Load.WARM_UP);
            floorWrite = floor.copyValuesPerSecond(Load.STANDARD);
            Latencies lookup = floor.keyLookup(20_000);
            floorLookupMicros = lookup.medianMicros();
            table.row(
                    "PostgreSQL COPY, batches of 1,000 records × 10 doubles, 4 writers, each committed (floor)",
                    Table.number(floorWrite) + " values/s",
                    "1");
            table.row("PostgreSQL, one row by primary key (floor)", lookup.toString(), "1");
        }
        try (Installation installation = new Installation()) {
            SeriesBench bench = new SeriesBench(installation);
            bench.model();
            bench.write(Load.WARM_UP);
            double written = bench.write(Load.STANDARD);
            table.row(
                    "write through HTTP, the same batches and writers",
                    Table.number(written) + " values/s",
                    Table.times(written / floorWrite));
            Lending.between(installation, bench.owner, bench.receiver, RECEIVER).lend(bench.assets.getFirst());
            bench.reads(table, floorLookupMicros);
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
        for (int writer = 0; writer < Load.STANDARD.writers(); writer++) {
            assets.add(installation
                    .send(
                            owner,
                            "POST",
                            "/api/assetmanagement/v3/assets",
                            Map.of("name", "machine " + writer, "typeId", OWNER + ".Machine", "parentId", root))
                    .required("assetId")
                    .asString());
        }
    }

    /** Bodies are made before the clock starts: the server is measured, not the client. */
    private double write(Load load) throws Exception {
        List<List<byte[]>> bodies = new ArrayList<>();
        for (int writer = 0; writer < load.writers(); writer++) {
            bodies.add(bodies(load));
        }
        List<Future<?>> writers = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(load.writers())) {
            for (int writer = 0; writer < load.writers(); writer++) {
                String path = SERIES + assets.get(writer) + "/load";
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
        return load.values() / ((System.nanoTime() - start) / 1e9);
    }

    private static List<byte[]> bodies(Load load) {
        JsonMapper json = new JsonMapper();
        List<byte[]> bodies = new ArrayList<>();
        for (int batch = 0; batch < load.batchesPerWriter(); batch++) {
            List<Map<String, Object>> records = new ArrayList<>();
            for (int i = 0; i < load.recordsPerBatch(); i++) {
                int index = batch * load.recordsPerBatch() + i;
                Map<String, Object> record = new HashMap<>();
                record.put("_time", load.time(index));
                for (int variable = 0; variable < load.variables(); variable++) {
                    record.put("v" + variable, load.value(index, variable));
                }
                records.add(record);
            }
            bodies.add(json.writeValueAsBytes(records));
        }
        return bodies;
    }

    private void reads(Table table, double floorMicros) throws Exception {
        String range = SERIES + assets.getFirst() + "/load?from=" + Load.STANDARD.time(100) + "&to="
                + Load.STANDARD.time(1_100) + "&limit=1000";
        String latest = SERIES + assets.getFirst() + "/load";
        Latencies ranges = Latencies.of(200, 500, () -> installation.exchange(owner, "GET", range, new byte[0]));
        table.row(
                "read 1,000 records × 10 doubles through HTTP",
                ranges.toString(),
                Table.times(ranges.medianMicros() / floorMicros));
        Latencies own = Latencies.of(500, 0, () -> installation.exchange(owner, "GET", latest, new byte[0]));
        Latencies shared = Latencies.of(500, 0, () -> installation.exchange(receiver, "GET", latest, new byte[0]));
        for (int pair = 0; pair < PAIRS; pair++) {
            own.time(() -> installation.exchange(owner, "GET", latest, new byte[0]));
            shared.time(() -> installation.exchange(receiver, "GET", latest, new byte[0]));
        }
        table.row(
                "read the latest record of an own asset",
                own.toString(),
                Table.times(own.medianMicros() / floorMicros));
        table.row(
                "the same through a share, " + PAIRS + " interleaved pairs; shared / own "
                        + Table.times(shared.medianMicros() / own.medianMicros()),
                shared.toString(),
                Table.times(shared.medianMicros() / floorMicros));
    }
}
