package freehold.bench;

import freehold.bench.Installation.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * One tenant sends ten times what it may; how long do the requests of others take, beside how long they take without it?
 * Both in turns in one run, so that other load on the machine falls on both. Requests are sent when they are due, whether
 * earlier ones are answered or not, and take as long as since then.
 */
final class FloodBench {
    private static final int OTHERS = 3;
    private static final int OTHERS_PER_SECOND = 20;
    private static final int FLOODER_PER_MINUTE = 1_800;
    private static final int FLOOD = 10;
    private static final int ROUNDS = 4;
    private static final int ROUND_SECONDS = 10;
    private static final int UNDER_WAY = 256;
    private static final double AIM = 1.5;

    private final Installation server;
    private final List<Meter> others = new ArrayList<>();
    private final Meter flooder;
    private final Map<String, AtomicLong> flooded = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> answered = new ConcurrentSkipListMap<>();
    private final String body;

    private FloodBench(Installation server) throws Exception {
        this.server = server;
        String operator = server.operator();
        for (int i = 0; i < OTHERS; i++) {
            others.add(Meter.build(server, "other" + i, server.tenant("other" + i, operator), 10));
        }
        flooder = Meter.build(server, "flooder", server.tenant("flooder", operator), 10);
        String quotas = "/api/platform/v1/tenants/flooder/quotas";
        String etag = server.get(operator, quotas).required("etag").asString();
        Installation.Answer set = server.any(
                operator,
                new Request(
                        "PUT",
                        quotas,
                        "{\"requestsPerMinute\": " + FLOODER_PER_MINUTE + "}",
                        Map.of("If-Match", etag, "Content-Type", "application/json")));
        if (set.status() != 200) {
            throw new IOException("the quota is not set: " + set.status());
        }
        StringBuilder records = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            records.append(i == 0 ? "" : ",")
                    .append("{\"_time\":\"")
                    .append(Load.STANDARD.time(i))
                    .append("\",\"v0\":1.5,\"v1\":2.5,\"v2\":3.5}");
        }
        body = records.append(']').toString();
    }

    static void run(Table table) throws Exception {
        try (Installation server = new Installation()) {
            FloodBench bench = new FloodBench(server);
            bench.round(false, new ConcurrentHistogram(3));
            bench.round(true, new ConcurrentHistogram(3));
            bench.flooded.clear();
            Histogram quiet = new ConcurrentHistogram(3);
            Histogram loud = new ConcurrentHistogram(3);
            long before = bench.residentMebibytes();
            long most = before;
            for (int round = 0; round < ROUNDS; round++) {
                bench.round(false, quiet);
                bench.round(true, loud);
                most = Math.max(most, bench.residentMebibytes());
            }
            bench.report(table, quiet, loud);
            table.row("memory of the server: before, and the most after a flood", before + " → " + most + " MiB", "");
        }
    }

    private void round(boolean flood, Histogram micros) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> senders = new ArrayList<>();
            if (flood) {
                senders.add(threads.submit(() -> {
                    flood(over, threads);
                    return null;
                }));
            }
            List<Future<?>> all = new ArrayList<>();
            for (Meter one : others) {
                all.add(threads.submit(() -> {
                    use(one, micros);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            over.set(true);
            for (Future<?> one : senders) {
                one.get();
            }
        }
    }

    /** A write, a range and the newest record in turns. */
    private void use(Meter meter, Histogram micros) throws Exception {
        long gap = 1_000_000_000L / OTHERS_PER_SECOND;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int i = 0; i < OTHERS_PER_SECOND * ROUND_SECONDS; i++) {
                long due = begun + i * gap;
                waitUntil(due);
                Request request = request(meter, i);
                threads.execute(() -> {
                    count(answered, meter.token(), request);
                    micros.recordValue(Math.max(1, (System.nanoTime() - due) / 1_000));
                });
            }
        }
    }

    private Request request(Meter meter, int number) {
        return switch (number % 3) {
            case 0 -> new Request("PUT", meter.series(), body, Map.of("Content-Type", "application/json"));
            case 1 ->
                new Request(
                        "GET",
                        meter.series() + "?from=2025-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&limit=100",
                        "",
                        Map.of());
            default -> new Request("GET", meter.series(), "", Map.of());
        };
    }

    private void flood(AtomicBoolean over, ExecutorService threads) {
        Semaphore room = new Semaphore(UNDER_WAY);
        long gap = 60_000_000_000L / ((long) FLOODER_PER_MINUTE * FLOOD);
        long due = System.nanoTime();
        for (int i = 0; !over.get(); i++) {
            waitUntil(due);
            due += gap;
            Request request = request(flooder, i);
            if (room.tryAcquire()) {
                threads.execute(() -> {
                    try {
                        count(flooded, flooder.token(), request);
                    } finally {
                        room.release();
                    }
                });
            } else {
                flooded.computeIfAbsent("not sent", unseen -> new AtomicLong()).incrementAndGet();
            }
        }
    }

    private static void waitUntil(long due) {
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void count(Map<String, AtomicLong> into, String token, Request request) {
        String status;
        try {
            status = Integer.toString(server.any(token, request).status());
        } catch (IOException lost) {
            status = "lost";
        }
        into.computeIfAbsent(status, unseen -> new AtomicLong()).incrementAndGet();
    }

    private void report(Table table, Histogram quiet, Histogram loud) {
        double without = quiet.getValueAtPercentile(95);
        double with = loud.getValueAtPercentile(95);
        table.row("p95 of others, alone", Table.number(without / 1e3) + " ms", "1");
        table.row(
                "p95 of others, while one tenant sends " + FLOOD + " times its " + FLOODER_PER_MINUTE
                        + " requests per minute",
                Table.number(with / 1e3) + " ms",
                Table.times(with / without) + (with <= AIM * without ? "" : ", more than " + AIM));
        table.row("answers to others", new TreeMap<>(answered).toString(), "");
        table.row("answers to the tenant that floods", new TreeMap<>(flooded).toString(), "");
        if (answered.keySet().stream().anyMatch(status -> !status.startsWith("2"))) {
            throw new IllegalStateException("others were not served: " + answered);
        }
        if (!flooded.containsKey("429")) {
            throw new IllegalStateException("nothing was held back: " + flooded);
        }
    }

    private long residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .sum();
    }
}
