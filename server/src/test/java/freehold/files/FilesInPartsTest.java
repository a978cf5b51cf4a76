package freehold.files;

import static freehold.files.Cabinet.ASSETS;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.files.usecase.ForgetUploads;
import freehold.files.usecase.RemoveUnused;
import freehold.kernel.database.Home;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A file comes in parts, whole or not at all, whatever clients do with the parts. */
@HttpTest
class FilesInPartsTest {
    private static final int WHOLE_PART = (int) Limits.PART_BYTES;
    private static final String LIST = "/api/iotfile/v3/fileslist/";

    private final TestTenants tenants;
    private final ForgetUploads forget;
    private final RemoveUnused unused;
    private final Home home;
    private final JdbcClient database;
    private final Cabinet cabinet;
    private final ApiClient api;

    FilesInPartsTest(
            TestTenants tenants, Home home, ForgetUploads forget, RemoveUnused unused, Environment environment) {
        this.tenants = tenants;
        this.home = home;
        this.forget = forget;
        this.unused = unused;
        database = SpringTestDatabase.administrator(environment);
        cabinet = new Cabinet(tenants, home);
        api = cabinet.api;
    }

    private static String part(char of) {
        return String.valueOf(of).repeat(WHOLE_PART);
    }

    private Answer start() {
        return cabinet.put("d/f?upload=start", "");
    }

    private Answer part(int number, String content) {
        return cabinet.put("d/f?part=" + number, content);
    }

    private Answer complete(String last) {
        return cabinet.put("d/f?upload=complete", last);
    }

    private List<Integer> listed() {
        JsonNode parts = api.get(LIST + cabinet.asset + "/d/f").expect(200).json();
        return parts.valueStream().map(part -> part.get("partNo").asInt()).toList();
    }

    @Test
    void partsInAnyOrderBecomeOneFileAndNothingOfThemIsLeft() {
        cabinet.api
                .with("description", "of parts")
                .with("type", "text/plain")
                .with("timestamp", "2026-01-02T03:04:05.678Z")
                .put(cabinet.path("d/f?upload=start"), "")
                .expect(201);
        part(2, part('b')).expect(201);
        part(1, part('x')).expect(201);
        part(1, part('a')).expect(200);
        assertThat(listed()).containsExactly(1, 2);
        api.get(cabinet.path("d/f")).expect(404);
        assertThat(cabinet.names("")).isEmpty();
        assertThat(complete("end").expect(201).header("ETag")).isEqualTo("0");

        assertThat(api.get(cabinet.path("d/f")).expect(200).body()).isEqualTo(part('a') + part('b') + "end");
        JsonNode file =
                api.get(Cabinet.FILES + cabinet.asset).expect(200).json().get(0);
        assertThat(file.get("size").asLong()).isEqualTo(2L * WHOLE_PART + 3);
        assertThat(file.get("description").stringValue()).isEqualTo("of parts");
        assertThat(file.get("timestamp").stringValue()).startsWith("2026-01-02T03:04:05.678");
        assertThat(listed()).isEmpty();
        assertThat(cabinet.contents()).isEqualTo(1);
        assertThat(complete("end").expect(404).body()).contains("d/f");
    }

    @Test
    void aFileIsReplacedByItsVersionAndStaysUntilThen() {
        cabinet.put("d/f", "before").expect(201);
        start().expect(428);
        ApiClient stale = api.ifMatch(7).with("Content-Type", "application/octet-stream");
        stale.put(cabinet.path("d/f?upload=start"), "").expect(412);
        ApiClient known = api.ifMatch(0).with("Content-Type", "application/octet-stream");
        known.put(cabinet.path("d/f?upload=start"), "").expect(201);
        known.put(cabinet.path("d/f?part=1"), "after").expect(201);
        assertThat(api.get(cabinet.path("d/f")).expect(200).body()).isEqualTo("before");
        complete("").expect(428);
        known.put(cabinet.path("d/f?upload=complete"), "").expect(200);
        assertThat(api.get(cabinet.path("d/f")).expect(200).body()).isEqualTo("after");
        assertThat(cabinet.contents()).isEqualTo(1);
    }

    @Test
    void hostilePartsAreRefusedAndMakeNoFile() {
        part(1, "early").expect(404);
        complete("early").expect(404);
        cabinet.put("d/f?upload=abort", "").expect(404);
        cabinet.put("d/f?upload=start", "with a body").expect(400);
        cabinet.put("d/f?upload=finish", "").expect(400);
        start().expect(201);
        assertThat(complete("").expect(409).body()).contains("No part");
        for (String number : List.of("0", "-1", "1001", "", "1.5", "99999999999", "x")) {
            assertThat(cabinet.put("d/f?part=" + number, "x").expect(400).body())
                    .contains("part");
        }
        cabinet.put("d/f?part=1&upload=complete", "x").expect(400);
        part(1, "").expect(400);
        part(1000, part('z')).expect(201);
        assertThat(complete("end").expect(409).body()).contains("Part 1 is missing");
        start().expect(201);
        part(1, "small").expect(201);
        assertThat(complete("end").expect(409).body()).contains("Part 1 has 5 bytes");
        complete("").expect(201);
        assertThat(api.get(cabinet.path("d/f")).expect(200).body()).isEqualTo("small");
        assertThat(cabinet.contents()).isEqualTo(1);
    }

    @Test
    void whatAnotherStartsOrSendsIsNotMixedIn() {
        api.with("timestamp", "2026-01-01T00:00:00Z")
                .put(cabinet.path("d/f?upload=start"), "")
                .expect(201);
        assertThat(api.with("timestamp", "2026-01-02T00:00:00Z")
                        .put(cabinet.path("d/f?part=1"), "of another file")
                        .expect(409)
                        .body())
                .contains("Another upload");
        ApiClient colleague = tenants.as(cabinet.tenant.credential(Map.of()));
        colleague.put(cabinet.path("d/f?part=1"), "of another sender").expect(409);
        colleague.put(cabinet.path("d/f?upload=complete"), "of another sender").expect(409);
        part(1, "mine").expect(201);
        colleague.put(cabinet.path("d/f?upload=start"), "").expect(201);
        part(2, "mine").expect(409);
        assertThat(listed()).isEmpty();
        assertThat(cabinet.contents()).isZero();
    }

    @Test
    void ofSeveralWhoCompleteAtOnceOneDoes() throws Exception {
        start().expect(201);
        part(1, part('a')).expect(201);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                String last = "by " + i;
                answers.add(threads.submit(() -> complete(last).status()));
            }
        }
        assertThat(answers.stream().map(Future::resultNow))
                .containsOnlyOnce(201)
                .allMatch(status -> List.of(201, 404, 409).contains(status));
        assertThat(api.get(cabinet.path("d/f")).expect(200).body())
                .startsWith("aaa")
                .containsPattern("aby [0-3]$");
        assertThat(cabinet.contents()).isEqualTo(1);
    }

    @Test
    void partsSentAtOnceAreAllTaken() throws Exception {
        start().expect(201);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 4; i++) {
                int number = i;
                answers.add(threads.submit(
                        () -> part(number, part((char) ('a' + number))).status()));
            }
        }
        assertThat(answers.stream().map(Future::resultNow)).containsOnly(201);
        complete("").expect(201);
        assertThat(api.get(cabinet.path("d/f")).expect(200).body())
                .isEqualTo(part('b') + part('c') + part('d') + part('e'));
    }

    @Test
    void partsCountAsStoredUntilTheUploadIsGivenUp() {
        tenants.operator()
                .ifMatch(1)
                .put("/api/platform/v1/tenants/" + cabinet.tenant.id() + "/quotas", "{\"storageBytes\": 10}")
                .expect(200);
        start().expect(201);
        part(1, "123456").expect(201);
        assertThat(part(2, "12345").expect(409).body()).contains("storageBytes");
        cabinet.put("other", "12345").expect(409);
        assertThat(api.get("/api/usage/v1").expect(200).body()).contains("\"used\":6");
        part(1, "1234567890").expect(200);
        complete("").expect(201);
        assertThat(api.get("/api/usage/v1").expect(200).body()).contains("\"used\":10");
        api.delete(cabinet.path("d/f")).expect(204);
        start().expect(201);
        part(1, "1234567890").expect(201);
        cabinet.put("d/f?upload=abort", "").expect(204);
        assertThat(cabinet.contents()).isZero();
        cabinet.put("other", "1234567890").expect(201);
    }

    @Test
    void whatNobodyGoesOnWithVanishesAndWhatIsUnderWayStays() {
        start().expect(201);
        part(1, "forgotten").expect(201);
        cabinet.put("fresh?upload=start", "").expect(201);
        cabinet.put("fresh?part=1", "fresh").expect(201);
        touched("interval '47 hours'");
        forget.everywhere();
        assertThat(listed()).containsExactly(1);
        touched("interval '49 hours'");
        forget.everywhere();
        assertThat(listed()).isEmpty();
        part(2, "late").expect(404);
        unused.everywhere();
        assertThat(cabinet.contents()).isEqualTo(1);
        cabinet.put("fresh?upload=complete", "").expect(201);
        assertThat(api.get(cabinet.path("fresh")).expect(200).body()).isEqualTo("fresh");
    }

    private void touched(String ago) {
        database.sql("update files.upload set touched_at = now() - " + ago + " where name = 'f' and tenant_id = '"
                        + cabinet.tenant.id() + "'")
                .update();
    }

    @Test
    void anotherTenantsUploadIsAsGoodAsNone() {
        start().expect(201);
        part(1, "mine").expect(201);
        Cabinet other = new Cabinet(tenants, home);
        for (String query : List.of("?part=2", "?upload=complete", "?upload=start", "?upload=abort")) {
            Answer foreign = other.api.put(cabinet.path("d/f" + query), query.contains("part") ? "theirs" : "");
            assertThat(foreign.expect(404).body()).contains(cabinet.asset);
        }
        other.api.get(LIST + cabinet.asset + "/d/f").expect(404);
        assertThat(listed()).containsExactly(1);
        complete("").expect(201);
        assertThat(api.get(cabinet.path("d/f")).expect(200).body()).isEqualTo("mine");
    }

    @Test
    void anUploadGoesWithItsAsset() throws Exception {
        start().expect(201);
        part(1, "mine").expect(201);
        api.ifMatch(0).delete(ASSETS + "/" + cabinet.asset).expect(204);
        part(2, "late").expect(409);
        complete("late").expect(409);
        api.ifMatch(1).delete("/api/assets/v1/bin/" + cabinet.asset).expect(200);
        Cabinet.eventually(cabinet::contents, 0);
    }

    @Test
    void limitsHoldAtTheirEdges() {
        start().expect(201);
        part(Limits.PARTS, "x").expect(201);
        database.sql("""
                        insert into files.upload (tenant_id, asset_id, folder, name, started_at, started_by, touched_at)
                        select tenant_id, asset_id, 'more/', n, started_at, started_by, touched_at
                        from files.upload, generate_series(3, %d) n where asset_id = '%s'""".formatted(Limits.UPLOADS_PER_ASSET, cabinet.asset)).update();
        cabinet.put("last?upload=start", "").expect(201);
        assertThat(cabinet.put("more?upload=start", "").expect(400).body()).contains("100 uploads");
        start().expect(201);
        part(1, "x").expect(201);
        database.sql("update files.part set size = " + (Limits.BYTES_IN_PARTS - 1) + " where asset_id = '"
                        + cabinet.asset + "'")
                .update();
        part(2, "y").expect(201);
        assertThat(part(3, "z").expect(400).body()).contains(Long.toString(Limits.BYTES_IN_PARTS));
    }
}
