package freehold.bench;

import freehold.bench.Installation.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A file of a million rows, imported with progress; the same with a thousand damaged rows, of which a dry run names each
 * and nothing is written. The rows are real measurements, told again and again at later times.
 */
final class ImportBench {
    private static final Path MEASURED = Path.of("demo/src/main/resources/nab/machine_temperature_system_failure.csv");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int ROWS = 1_000_000;
    private static final int DAMAGED = 1_000;
    private static final int HEAP_MEBIBYTES = 256;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String IMPORTS = "/api/telemetry/v1/imports";

    private final Installation installation;
    private final Meter meter;
    private long peakKibibytes;

    private ImportBench(Installation installation, Meter meter) {
        this.installation = installation;
        this.meter = meter;
    }

    static void run(Table table) throws Exception {
        try (Installation installation = new Installation(Map.of("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP_MEBIBYTES + "m"))) {
            String token = installation.tenant("importer", installation.operator());
            ImportBench bench = new ImportBench(installation, Meter.build(installation, "importer", token, 1));
            List<String> values = values();
            long before = bench.resident();
            bench.damaged(table, values);
            bench.whole(table, values);
            table.row(
                    "memory of the server, whose heap has " + HEAP_MEBIBYTES
                            + " MiB at most: before, and the most meanwhile",
                    before / 1024 + " → " + bench.peakKibibytes / 1024 + " MiB",
                    "");
        }
    }

    /** As they were measured, in order of time. */
    private static List<String> values() throws IOException {
        List<String> measured = new ArrayList<>();
        LocalDateTime last = LocalDateTime.MIN;
        for (String line : Files.readAllLines(MEASURED)) {
            String[] fields = line.split(",", -1);
            if (fields.length == 2 && Character.isDigit(fields[0].charAt(0))) {
                LocalDateTime time = LocalDateTime.parse(fields[0], WRITTEN);
                if (time.isAfter(last)) {
                    measured.add(fields[1]);
                    last = time;
                }
            }
        }
        return measured;
    }

    private static String file(List<String> values, SortedSet<Integer> damaged) {
        Instant begin = Instant.parse("2025-01-01T00:00:00Z");
        StringBuilder csv = new StringBuilder(ROWS * 40).append("time,value\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(begin.plus(STEP.multipliedBy(i)).atOffset(ZoneOffset.UTC))
                    .append(',')
                    .append(damaged.contains(i) ? "broken" : values.get(i % values.size()))
                    .append('\n');
        }
        return csv.toString();
    }

    private JsonNode send(String file, boolean dryRun) throws Exception {
        String mapping = "%7B%22time%22%3A%22time%22%2C%22columns%22%3A%7B%22value%22%3A%22v0%22%7D%7D";
        String answer = installation
                .any(
                        meter.token(),
                        new Request(
                                "POST",
                                IMPORTS + "?assetId=" + meter.assetId() + "&aspect=load&dryRun=" + dryRun + "&mapping="
                                        + mapping,
                                file,
                                Map.of("Content-Type", "text/csv")))
                .body();
        JsonNode job = new tools.jackson.databind.json.JsonMapper().readTree(answer);
        String id = job.required("id").asString();
        while (job.required("state").asString().equals("running")) {
            TimeUnit.MILLISECONDS.sleep(100);
            resident();
            job = installation.get(meter.token(), IMPORTS + "/" + id);
        }
        return job;
    }

    private void whole(Table table, List<String> values) throws Exception {
        String file = file(values, new TreeSet<>());
        long begun = System.nanoTime();
        JsonNode job = send(file, false);
        double seconds = (System.nanoTime() - begun) / 1e9;
        require(job.required("state").asString().equals("succeeded"), job);
        require(job.required("rowsWritten").asInt() == ROWS, job);
        require(records() == ROWS, job);
        table.row(
                "1,000,000 rows of CSV, " + file.length() / (1024 * 1024) + " MiB, sent, looked through and written",
                Table.number(seconds) + " s",
                "");
    }

    private void damaged(Table table, List<String> values) throws Exception {
        TreeSet<Integer> damaged = new TreeSet<>();
        Random random = new Random(1);
        while (damaged.size() < DAMAGED) {
            damaged.add(random.nextInt(ROWS));
        }
        String file = file(values, damaged);
        for (boolean dryRun : new boolean[] {true, false}) {
            long begun = System.nanoTime();
            JsonNode job = send(file, dryRun);
            double seconds = (System.nanoTime() - begun) / 1e9;
            require(job.required("state").asString().equals("failed"), job);
            require(job.required("rowsDamaged").asInt() == DAMAGED, job);
            String expected = damaged.stream()
                    .map(row -> (row + 2) + ",\"v0 must be a number\"\r\n")
                    .collect(Collectors.joining("", "line,message\r\n", ""));
            require(
                    get(IMPORTS + "/" + job.required("id").asString() + "/errors")
                            .equals(expected),
                    job);
            require(records() == 0, job);
            table.row(
                    "the same with 1,000 damaged rows, " + (dryRun ? "dry run" : "no dry run")
                            + ": each is named, nothing is written",
                    Table.number(seconds) + " s",
                    "");
        }
    }

    private String get(String path) throws Exception {
        return installation
                .any(meter.token(), new Request("GET", path, "", Map.of()))
                .body();
    }

    private long records() throws Exception {
        return get("/api/telemetry/v1/export?assetId=" + meter.assetId() + "&aspect=load")
                        .lines()
                        .count()
                - 1;
    }

    private static void require(boolean holds, JsonNode job) {
        if (!holds) {
            throw new IllegalStateException("not as it has to be: " + job);
        }
    }

    private long resident() throws IOException {
        long now = Files.readAllLines(Path.of("/proc", Long.toString(installation.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
        peakKibibytes = Math.max(peakKibibytes, now);
        return now;
    }
}
