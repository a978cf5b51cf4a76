package freehold.bench;

import freehold.bench.Installation.Answer;
import freehold.bench.Installation.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Minutes of all that a server does, at once: what it holds of memory, threads, connections and files must not grow, no
 * answer may be its fault, and the audit has to verify at the end.
 */
final class SoakBench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AM = "/api/assetmanagement/v3/";
    private static final String SHARES = "/api/sharing/v1/shares";
    private static final int WORKERS = 8;
    private static final int SAMPLES = 60;
    private static final String NOTHING = "";

    private final Installation server;
    private final String operator;
    private final String owner;
    private final String receiver;
    private final Lending lending;
    private final AtomicLong takenBack = new AtomicLong();
    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
    private final AtomicLong cut = new AtomicLong();
    private List<SoakStream> streams = List.of();
    private String machine = "";
    private String root = "";

    private SoakBench(Installation server) throws Exception {
        this.server = server;
        this.operator = server.operator();
        this.owner = server.tenant("maker", operator);
        this.receiver = server.tenant("plant", operator);
        this.lending = Lending.between(server, owner, receiver, "plant");
    }

    static void run(Table table, int minutes) throws Exception {
        try (Installation server = new Installation()) {
            SoakBench soak = new SoakBench(server);
            soak.prepare();
            soak.soak(table, minutes);
        }
    }

    private void prepare() throws Exception {
        server.send(
                owner,
                "PUT",
                AM + "aspecttypes/maker.Load",
                Map.of(
                        "name",
                        "Load",
                        "category",
                        "dynamic",
                        "scope",
                        "private",
                        "variables",
                        List.of(Map.of("name", "torque", "dataType", "DOUBLE", "unit", "Nm"))));
        server.send(
                owner,
                "PUT",
                AM + "assettypes/maker.Machine",
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
                        List.of(Map.of("name", "load", "aspectTypeId", "maker.Load"))));
        root = server.get(owner, AM + "assets/root").required("assetId").asString();
        machine = server.send(
                        owner,
                        "POST",
                        AM + "assets",
                        Map.of("name", "Machine", "typeId", "maker.Machine", "parentId", root))
                .required("assetId")
                .asString();
        lending.lend(machine);
        streams = List.of(open(owner, machine), open(receiver, machine));
    }

    private SoakStream open(String token, String asset) throws Exception {
        return SoakStream.open(
                server, token, "/api/live/v1/timeseries?assetId=" + asset + "&aspect=load&select=torque");
    }

    private void soak(Table table, int minutes) throws Exception {
        List<Holding> holdings = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        long step = TimeUnit.MINUTES.toMillis(minutes) / SAMPLES;
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int worker = i;
                working.add(threads.submit(() -> {
                    for (long round = 0; System.nanoTime() < end; round++) {
                        act(worker, round);
                    }
                    return worker;
                }));
            }
            while (System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(step);
                holdings.add(Holding.of(server, operator));
            }
            for (Future<?> one : working) {
                one.get();
            }
        }
        report(table, holdings, minutes);
    }

    private void act(int worker, long round) throws Exception {
        switch ((int) ((round + worker) % 9)) {
            case 0 -> write(worker, round);
            case 1 -> read(owner, "/api/iottimeseries/v3/timeseries/" + machine + "/load?limit=100");
            case 2 -> read(receiver, "/api/iottimeseries/v3/timeseries/" + machine + "/load?limit=100");
            case 3 -> read(receiver, AM + "assets?includeShared=true&size=50");
            case 4 -> lendAndTakeBack("Lent " + worker);
            case 5 -> file(worker);
            case 6 -> event(worker);
            case 7 -> follow(worker);
            default -> read(owner, "/api/audit/v1/entries?size=20");
        }
    }

    private void write(int worker, long round) throws Exception {
        List<Map<String, Object>> records = new ArrayList<>();
        Instant begin = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(round * 100 + worker * 1_000_000L);
        for (int i = 0; i < 100; i++) {
            records.add(Map.of("_time", begin.plusSeconds(i).toString(), "torque", i + 0.5));
        }
        send(owner, "PUT", "/api/iottimeseries/v3/timeseries/" + machine + "/load", JSON.writeValueAsString(records));
    }

    private void read(String token, String path) throws Exception {
        send(token, "GET", path, NOTHING);
    }

    private void lendAndTakeBack(String name) throws Exception {
        JsonNode asset = send(
                owner,
                "POST",
                AM + "assets",
                JSON.writeValueAsString(Map.of("name", name, "typeId", "core.basicarea", "parentId", root)));
        String id = asset.path("assetId").asString("");
        JsonNode offer = send(
                owner,
                "POST",
                SHARES,
                JSON.writeValueAsString(Map.of(
                        "assetId",
                        id,
                        "receiver",
                        "plant",
                        "channels",
                        List.of("details"),
                        "profile",
                        Map.of("id", "everything"))));
        String share = offer.path("id").asString("");
        send(receiver, "POST", SHARES + "/" + share + "/accept", JSON.writeValueAsString(Map.of()));
        read(receiver, AM + "assets/" + id + "?includeShared=true");
        send(owner, "POST", SHARES + "/" + share + "/revoke", JSON.writeValueAsString(Map.of()));
        read(receiver, AM + "assets/" + id + "?includeShared=true");
        takenBack.incrementAndGet();
        any(owner, new Request("DELETE", AM + "assets/" + id, NOTHING, Map.of("If-Match", "0")));
    }

    /** A stream that is told what is written, and is cut when the share is revoked. */
    private void follow(int worker) throws Exception {
        String id = server.send(
                        owner,
                        "POST",
                        AM + "assets",
                        Map.of("name", "Followed " + worker, "typeId", "maker.Machine", "parentId", root))
                .required("assetId")
                .asString();
        String share = lending.lend(id);
        try (SoakStream stream = open(receiver, id)) {
            send(
                    owner,
                    "PUT",
                    "/api/iottimeseries/v3/timeseries/" + id + "/load",
                    "[{\"_time\": \"2026-01-01T00:00:00Z\", \"torque\": 1.5}]");
            stream.await("record");
            send(owner, "POST", SHARES + "/" + share + "/revoke", "{}");
            stream.await("share.ended");
            cut.incrementAndGet();
        }
        any(owner, new Request("DELETE", AM + "assets/" + id, NOTHING, Map.of("If-Match", "0")));
    }

    private void file(int worker) throws Exception {
        String path = "/api/iotfile/v3/files/" + machine + "/log" + worker + ".txt";
        String content = "soaked".repeat(1_000);
        any(owner, new Request("PUT", path, content, Map.of("Content-Type", "application/octet-stream")));
        any(owner, new Request("GET", path, NOTHING, Map.of()));
        any(owner, new Request("DELETE", path, NOTHING, Map.of("If-Match", "0")));
    }

    private void event(int worker) throws Exception {
        send(
                owner,
                "POST",
                "/api/eventmanagement/v3/events",
                JSON.writeValueAsString(Map.of(
                        "entityId",
                        machine,
                        "timestamp",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                        "severity",
                        20,
                        "description",
                        "worker " + worker)));
        read(owner, "/api/eventmanagement/v3/events?size=20");
    }

    private JsonNode send(String token, String method, String path, String body) throws Exception {
        Answer answer = any(token, new Request(method, path, body, Map.of("Content-Type", "application/json")));
        return answer.body().isEmpty() || answer.status() / 100 != 2
                ? JSON.createObjectNode()
                : JSON.readTree(answer.body());
    }

    private Answer any(String token, Request request) throws Exception {
        Answer answer = server.any(token, request);
        answers.computeIfAbsent(Integer.toString(answer.status()), unseen -> new AtomicLong())
                .incrementAndGet();
        return answer;
    }

    private void report(Table table, List<Holding> holdings, int minutes) throws Exception {
        int settled = holdings.size() / 3;
        List<String> faults = new ArrayList<>();
        for (Holding.Kind kind : Holding.Kind.values()) {
            double early = Holding.mean(holdings.subList(settled, 2 * settled), kind);
            double late = Holding.mean(holdings.subList(2 * settled, holdings.size()), kind);
            table.row(
                    kind + ", second and last third of " + minutes + " min",
                    Table.number(early) + " → " + Table.number(late),
                    Table.times(late / Math.max(1, early)));
            if (late > early * kind.growth() + kind.slack()) {
                faults.add(kind + " grew from " + Table.number(early) + " to " + Table.number(late));
            }
        }
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((status, count) -> counts.put(status, count.get()));
        table.row("answers by status", counts.toString(), "");
        faults.addAll(unexpected(counts));
        table.row("streams cut by a revocation, after a record", Long.toString(cut.get()), "");
        for (SoakStream stream : streams) {
            table.row("records told by a stream open all the time", Long.toString(stream.told("record")), "");
            if (stream.hasEnded() || stream.told("record") == 0) {
                faults.add("a stream ended, or was told nothing");
            }
            stream.close();
        }
        for (String token : List.of(owner, receiver)) {
            JsonNode verified = server.get(token, "/api/audit/v1/entries/verify");
            table.row(
                    "audit entries that verify",
                    verified.at("/head/number").asString(),
                    verified.required("valid").asString());
            if (!verified.required("valid").asBoolean()) {
                faults.add("the audit does not verify: " + verified);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the soak has found: " + String.join("; ", faults));
        }
    }

    /** All succeeds, but for one look per share at what was taken back. */
    private List<String> unexpected(Map<String, Long> counts) {
        Map<String, Long> others = new TreeMap<>(counts);
        others.keySet().removeIf(status -> status.startsWith("2"));
        others.computeIfPresent("404", (status, count) -> count == takenBack.get() ? null : count);
        return others.entrySet().stream()
                .map(other -> other.getValue() + " answers with status " + other.getKey())
                .toList();
    }
}
