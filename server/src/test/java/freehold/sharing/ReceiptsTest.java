package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.id;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.sharing.usecase.KeepReceipts;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was read through a share is counted exactly, the same for both sides. */
@HttpTest
class ReceiptsTest {
    private static final String ALL = "?from=2025-12-31T23:59:59Z&to=2026-01-01T00:10:00Z";

    private final KeepReceipts receipts;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId machine;
    private final String series;

    ReceiptsTest(TestTenants tenants, Access access, KeepReceipts receipts) {
        this.receipts = receipts;
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        collaborate(owner, receiver);
        ApiClient api = owner.client();
        api.put("/api/assetmanagement/v3/aspecttypes/" + owner.id() + ".load", """
                {"name": "load", "category": "dynamic", "scope": "private", "variables": [
                  {"name": "torque", "dataType": "DOUBLE", "unit": "Nm"}, {"name": "speed", "dataType": "INT"}]}""")
                .expect(201);
        api.put("/api/assetmanagement/v3/assettypes/" + owner.id() + ".machine", """
                {"name": "machine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "aspects": [{"name": "load", "aspectTypeId": "%s.load"}]}""".formatted(owner.id()))
                .expect(201);
        this.machine = new AssetId(text(
                api.post("/api/assetmanagement/v3/assets", """
                        {"name": "Turbine", "typeId": "%s.machine", "parentId": "%s"}""".formatted(
                                owner.id(), new Lending(access).root(owner).value()))
                        .expect(201)
                        .json(),
                "assetId"));
        this.series = "/api/iottimeseries/v3/timeseries/" + machine.value() + "/load";
        // Ten records with a torque, each other one with a speed as well.
        List<Map<String, Object>> records = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            Map<String, Object> record = new TreeMap<>();
            record.put("_time", "2026-01-01T00:0%d:00Z".formatted(minute));
            record.put("torque", 1.5);
            if (minute % 2 == 0) {
                record.put("speed", 3);
            }
            records.add(record);
        }
        api.put(series, json(records)).expect(204);
    }

    private String lend(Map<String, Object> body) {
        String share = id(owner.client().post(SHARES, json(body)).expect(201));
        act(receiver, share, "accept").expect(200);
        return share;
    }

    private String profile(String variable) {
        return id(owner.client()
                .post("/api/sharing/v1/profiles", """
                        {"name": "%1$s", "telemetry": {"aspects": [{"name": "load", "variables": ["%1$s"]}]}}""".formatted(variable))
                .expect(201));
    }

    /** Samples and answers by variable. Asserts that both sides read the same rows, names aside. */
    private Map<String, String> ledger(String share) {
        receipts.write();
        JsonNode here = items(receiver, share);
        JsonNode there = items(owner, share);
        assertThat(there).hasSize(here.size());
        Map<String, Long> samples = new TreeMap<>();
        Map<String, Long> reads = new TreeMap<>();
        for (int i = 0; i < here.size(); i++) {
            JsonNode mine = here.get(i);
            JsonNode theirs = there.get(i);
            assertThat(theirs.get("reader").has("name")).as("names don't cross").isFalse();
            assertThat(theirs.at("/reader/id")).isEqualTo(mine.at("/reader/id"));
            for (String same : List.of("assetId", "aspect", "variable", "samples", "reads", "firstAt", "lastAt")) {
                assertThat(theirs.get(same)).isEqualTo(mine.get(same));
            }
            String variable = text(mine, "variable");
            samples.merge(variable, mine.get("samples").asLong(), Long::sum);
            reads.merge(variable, mine.get("reads").asLong(), Long::sum);
        }
        Map<String, String> ledger = new TreeMap<>();
        samples.forEach((variable, count) -> ledger.put(variable, count + " in " + reads.get(variable)));
        return ledger;
    }

    private static JsonNode items(TestTenant of, String share) {
        return of.client()
                .get(SHARES + "/" + share + "/receipts")
                .expect(200)
                .json()
                .get("items");
    }

    @Test
    void whatIsAnsweredIsCountedAndNothingElse() {
        String share = lend(offer(machine, receiver));
        ApiClient reader = receiver.client();
        assertThat(ledger(share)).isEmpty();
        owner.client().get(series + ALL).expect(200);
        assertThat(ledger(share)).as("the owner's own reads").isEmpty();
        reader.get(series + ALL).expect(200);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "10 in 1", "speed", "5 in 1"));
        reader.get(series + ALL + "&select=torque&limit=3").expect(200);
        reader.get(series + "?from=2030-01-01T00:00:00Z&to=2031-01-01T00:00:00Z")
                .expect(200);
        reader.get(series + ALL + "&select=nothing").expect(400);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "13 in 2", "speed", "5 in 1"));
        reader.get(series).expect(200);
        assertThat(ledger(share)).as("the latest record").isEqualTo(Map.of("torque", "14 in 3", "speed", "5 in 1"));
    }

    /** Else whoever guesses an answer could have the guess confirmed, and nobody would know. */
    @Test
    void anAnswerThatIsTheSameAsBeforeCountsLikeOneThatIsSent() {
        String share = lend(offer(machine, receiver));
        ApiClient reader = receiver.client();
        String etag = reader.get(series + ALL).expect(200).header("ETag");
        reader.with("If-None-Match", etag).get(series + ALL).expect(304);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "20 in 2", "speed", "10 in 2"));
    }

    @Test
    void whatIsSummedUpIsCountedAsIfItWereRead() {
        String share = lend(offer(machine, receiver));
        ApiClient reader = receiver.client();
        String span = "&from=2025-12-31T23:58:00Z&to=2026-01-01T00:06:00Z";
        String aggregates = "/api/iottsaggregates/v4/aggregates?assetId=" + machine.value()
                + "&aspectName=load&intervalUnit=minute&intervalValue=2" + span;
        String etag = reader.get(aggregates).expect(200).header("ETag");
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "7 in 1", "speed", "4 in 1"));
        reader.with("If-None-Match", etag).get(aggregates).expect(304);
        reader.get(aggregates + "&select=speed.sum").expect(200);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "14 in 2", "speed", "12 in 3"));
        reader.get("/api/telemetry/v1/plot?assetId=" + machine.value() + "&aspect=load&select=torque" + span)
                .expect(200);
        owner.client().get(aggregates).expect(200);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "21 in 3", "speed", "12 in 3"));
    }

    @Test
    void whatIsReadOfSeveralSeriesAtOnceIsCountedForEach() {
        String share = lend(offer(machine, receiver));
        String several = "/api/telemetry/v1/timeseries?assetId=" + "0".repeat(32) + "," + machine.value()
                + "&aspect=load,load&limit=4&" + ALL.substring(1);
        receiver.client().get(several).expect(200);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "4 in 1", "speed", "2 in 1"));
        receiver.client().get(several + "&select=unheard").expect(200);
        owner.client().get(several).expect(200);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "4 in 1", "speed", "2 in 1"));
    }

    @Test
    void readersBearPseudonymsAndTheReceiverKnowsWhoTheyAre() {
        String share = lend(offer(machine, receiver));
        receiver.client().get(series + ALL + "&select=torque").expect(200);
        receiver.client(Role.STANDARD_USER).get(series + ALL + "&select=torque").expect(200);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "20 in 2"));
        List<String> told = items(owner, share).findValuesAsString("id");
        assertThat(told).doesNotHaveDuplicates().hasSize(2);
        assertThat(items(owner, share).toString())
                .doesNotContain(receiver.credential().clientId());
        assertThat(items(receiver, share).findValuesAsString("name"))
                .contains("client:" + receiver.credential().clientId());
    }

    @Test
    void eachSampleIsCountedForTheOldestShareThatShowsIt() {
        Map<String, Object> early = with(offer(machine, receiver), "channels", List.of("telemetry"));
        early.put("data", Map.of("until", "2026-01-01T00:04:00Z"));
        early.put("profile", Map.of("id", profile("torque")));
        String first = lend(early);
        // The channel of an asset is lent once to a receiver; the second covers it from above.
        Map<String, Object> late = with(offer(parent(), receiver), "channels", List.of("telemetry"));
        late.put("data", Map.of("from", "2026-01-01T00:02:00Z"));
        late.put("profile", Map.of("id", "telemetry-only"));
        String second = lend(late);
        receiver.client().get(series + ALL).expect(200);
        assertThat(ledger(first)).isEqualTo(Map.of("torque", "4 in 1"));
        assertThat(ledger(second)).isEqualTo(Map.of("torque", "6 in 1", "speed", "4 in 1"));
    }

    private AssetId parent() {
        String root = text(
                owner.client()
                        .get("/api/assetmanagement/v3/assets/root")
                        .expect(200)
                        .json(),
                "assetId");
        AssetId plant = new AssetId(text(
                owner.client()
                        .post("/api/assetmanagement/v3/assets", """
                        {"name": "Plant", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(root))
                        .expect(201)
                        .json(),
                "assetId"));
        JsonNode asset = owner.client()
                .get("/api/assetmanagement/v3/assets/" + machine.value())
                .expect(200)
                .json();
        owner.client()
                .ifMatch(asset.get("etag").asLong())
                .post(
                        "/api/assetmanagement/v3/assets/" + machine.value() + "/move",
                        "{\"newParentId\": \"" + plant.value() + "\"}")
                .expect(200);
        return plant;
    }

    @Test
    void nothingIsLostOrCountedTwiceWhenManyReadAtOnce() throws Exception {
        String share = lend(offer(machine, receiver));
        int threads = 8;
        int each = 25;
        List<Callable<Long>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Random random = new Random(thread);
            ApiClient reader = receiver.client();
            work.add(() -> {
                long samples = 0;
                for (int i = 0; i < each; i++) {
                    int limit = 1 + random.nextInt(9);
                    samples += reader.get(series + ALL + "&select=torque&limit=" + limit)
                            .expect(200)
                            .json()
                            .size();
                    if (i % 5 == 0) {
                        receipts.write();
                    }
                }
                return samples;
            });
        }
        long answered = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Long> done : pool.invokeAll(work)) {
                answered += done.get();
            }
        }
        assertThat(ledger(share)).isEqualTo(Map.of("torque", answered + " in " + threads * each));
    }

    @Test
    void receiptsOutliveTheShareAndAreForItsTwoSidesOnly() {
        String share = lend(offer(machine, receiver));
        receiver.client().get(series + ALL).expect(200);
        act(owner, share, "revoke").expect(200);
        receiver.client().get(series + ALL).expect(404);
        assertThat(ledger(share)).isEqualTo(Map.of("torque", "10 in 1", "speed", "5 in 1"));
    }
}
