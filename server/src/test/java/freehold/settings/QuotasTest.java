package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Used up, a quota refuses and is named; what is given back can be used again; nobody gets past it at the same time. */
@HttpTest
class QuotasTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String POLICIES = "/api/resourceaccessmanagement/v3/policies";
    private static final String FILES = "/api/iotfile/v3/files/";
    private static final String USAGE = "/api/usage/v1";

    private final TestTenants tenants;

    QuotasTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void assetsOfATenantAreAsManyAsItsQuotaHoweverManyComeAtOnce() throws Exception {
        TestTenant maker = tenants.fresh();
        limit(maker, "{\"assets\": 5}");
        String root = root(maker.client());

        List<Integer> statuses =
                atOnce(12, () -> create(maker.client(), root, "machine").status());

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(5);
        Answer refused = create(maker.client(), root, "one more").expect(409);
        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo("quota-exceeded");
        assertThat(refused.json().at("/errors/0/message").stringValue()).contains("assets");
        assertThat(used(maker.client(), "", "assets")).isEqualTo(5);

        JsonNode some = maker.client()
                .get(ASSETS + "?filter=%7B%22name%22%3A%22machine%22%7D&size=1")
                .expect(200)
                .json()
                .at("/_embedded/assets/0");
        String gone = some.get("assetId").stringValue();
        assertThat(maker.client()
                        .ifMatch(some.get("etag").asLong())
                        .delete(ASSETS + "/" + gone)
                        .status())
                .isBetween(200, 204);
        assertThat(used(maker.client(), "", "assets")).isEqualTo(4);
        create(maker.client(), root, "in its place").expect(201);
        create(maker.client(), root, "too many").expect(409);
    }

    @Test
    void assetsOfASubtenantAreAsManyAsItsQuotaAndItsFolderCounts() {
        TestTenant maker = tenants.fresh();
        String park = maker.subtenant("Park");
        String folder = folder(maker.client(), park);
        String quotas = "/api/settings/v1/subtenants/" + park + "/quotas";
        JsonNode none = maker.client().get(quotas).expect(200).json();
        assertThat(none.get("etag").asLong()).isZero();
        maker.client().put(quotas, "{\"assets\": 2}").expect(428);
        maker.client().ifMatch(0).put(quotas, "{\"assets\": -2}").expect(400);
        maker.client().ifMatch(0).put(quotas, "{\"subtenants\": 2}").expect(400);
        JsonNode set = maker.client()
                .ifMatch(0)
                .put(quotas, "{\"assets\": 2}")
                .expect(200)
                .json();
        assertThat(set.get("etag").asLong()).isEqualTo(1);
        maker.client().ifMatch(0).put(quotas, "{\"assets\": 9}").expect(412);

        create(maker.client(), folder, "turbine").expect(201);
        Answer refused = create(maker.client(), folder, "turbine").expect(409);

        assertThat(refused.body()).contains("quota-exceeded", "assets of subtenant " + park);
        String outside = create(maker.client(), root(maker.client()), "turbine")
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
        Answer move = maker.client()
                .ifMatch(0)
                .post(ASSETS + "/" + outside + "/move", "{\"newParentId\": \"" + folder + "\"}");
        assertThat(move.expect(409).body()).contains("quota-exceeded");
        assertThat(used(maker.client(), "?subtenant=" + park, "assets")).isEqualTo(2);
    }

    @Test
    void typesAreAsManyAsTheirQuota() {
        TestTenant maker = tenants.fresh();
        limit(maker, "{\"types\": 2}");

        type(maker, "One").expect(201);
        type(maker, "Two").expect(201);
        assertThat(type(maker, "Three").expect(409).body()).contains("quota-exceeded", "types");
        assertThat(used(maker.client(), "", "types")).isEqualTo(2);
    }

    private static Answer type(TestTenant maker, String name) {
        return maker.client()
                .put("/api/assetmanagement/v3/aspecttypes/" + maker.id() + "." + name, """
                {"name": "%s", "category": "dynamic", "scope": "private",
                 "variables": [{"name": "load", "dataType": "DOUBLE", "unit": "Nm"}]}""".formatted(name));
    }

    @Test
    void sharesAreAsManyAsTheirQuotaAndAWithdrawnOneGivesItBack() {
        TestTenant owner = tenants.fresh();
        TestTenant receiver = tenants.fresh();
        limit(owner, "{\"shares\": 1}");
        String collaboration =
                text(owner.client().post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId())), "id");
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String one = text(create(owner.client(), root(owner.client()), "one"), "assetId");
        String two = text(create(owner.client(), root(owner.client()), "two"), "assetId");
        String share = text(offer(owner, receiver, one).expect(201), "id");

        assertThat(offer(owner, receiver, two).expect(409).json().get("type").stringValue())
                .isEqualTo("/problems/quota-exceeded");
        assertThat(used(owner.client(), "", "shares")).isEqualTo(1);
        owner.client()
                .post("/api/sharing/v1/shares/" + share + "/withdraw", "{}")
                .expect(200);
        assertThat(used(owner.client(), "", "shares")).isZero();
        offer(owner, receiver, two).expect(201);
    }

    private static Answer offer(TestTenant owner, TestTenant receiver, String asset) {
        return owner.client().post("/api/sharing/v1/shares", """
                {"assetId": "%s", "receiver": "%s", "channels": ["details"], "profile": {"id": "everything"}}""".formatted(asset, receiver.id()));
    }

    @Test
    void samplesOfADayAreAsManyAsTheirQuotaHoweverManyComeAtOnce() throws Exception {
        TestTenant maker = tenants.fresh();
        String park = maker.subtenant("Park");
        type(maker, "Load").expect(201);
        maker.client()
                .put("/api/assetmanagement/v3/assettypes/" + maker.id() + ".Turbine", """
                        {"name": "Turbine", "parentTypeId": "core.basicdevice", "instantiable": true,
                         "scope": "private", "aspects": [{"name": "load", "aspectTypeId": "%s.Load"}]}""".formatted(maker.id()))
                .expect(201);
        String inPark = turbine(maker, folder(maker.client(), park));
        String outside = turbine(maker, root(maker.client()));
        write(maker.client(), inPark, 2).expect(204);
        assertThat(used(maker.client(), "", "samplesPerDay")).isEqualTo(2);
        limit(maker, "{\"samplesPerDay\": 12}");
        maker.client()
                .ifMatch(0)
                .put("/api/settings/v1/subtenants/" + park + "/quotas", "{\"samplesPerDay\": 5}")
                .expect(200);

        write(maker.client(), inPark, 3).expect(204);
        assertThat(write(maker.client(), inPark, 1).expect(409).body()).contains("samplesPerDay of subtenant " + park);
        List<Integer> statuses =
                atOnce(8, () -> write(maker.client(), outside, 2).status());

        assertThat(statuses.stream().filter(status -> status == 204)).hasSize(3);
        assertThat(write(maker.client(), outside, 2).expect(409).body()).contains("samplesPerDay of the tenant");
        write(maker.client(), outside, 1).expect(204);
        assertThat(used(maker.client(), "", "samplesPerDay")).isEqualTo(12);
        assertThat(used(maker.client(), "?subtenant=" + park, "samplesPerDay")).isEqualTo(5);
    }

    private static String turbine(TestTenant maker, String parent) {
        return text(maker.client().post(ASSETS, """
                        {"name": "T", "typeId": "%s.Turbine", "parentId": "%s"}""".formatted(maker.id(), parent)), "assetId");
    }

    private static Answer write(ApiClient client, String asset, int samples) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            records.add("{\"_time\": \"2026-01-01T00:00:0" + i + "Z\", \"load\": 1.5}");
        }
        return client.put("/api/iottimeseries/v3/timeseries/" + asset + "/load", records.toString());
    }

    @Test
    void policiesAreAsManyAsTheirQuota() {
        TestTenant maker = tenants.fresh();
        limit(maker, "{\"policies\": 2}");
        String body = "{\"name\": \"p%d\", \"active\": false, \"subjects\": [], \"rules\": []}";

        String first = text(maker.client().post(POLICIES, body.formatted(1)), "id");
        maker.client().post(POLICIES, body.formatted(2)).expect(201);
        assertThat(maker.client().post(POLICIES, body.formatted(3)).expect(409).body())
                .contains("quota-exceeded", "policies");
        assertThat(used(maker.client(), "", "policies")).isEqualTo(2);
        maker.client().delete(POLICIES + "/" + first).expect(204);
        assertThat(used(maker.client(), "", "policies")).isEqualTo(1);
        maker.client().post(POLICIES, body.formatted(3)).expect(201);
    }

    @Test
    void filesOfASubtenantAreAsLargeAsItsQuotaWhetherTheyAreStoredThereOrMoveThere() throws Exception {
        TestTenant maker = tenants.fresh();
        String park = maker.subtenant("Park");
        ApiClient customer = maker.subtenantClient(park);
        String inPark = text(create(maker.client(), folder(maker.client(), park), "turbine"), "assetId");
        String outside = text(create(maker.client(), root(maker.client()), "turbine"), "assetId");
        String quotas = "/api/settings/v1/subtenants/" + park + "/quotas";
        maker.client().ifMatch(0).put(quotas, "{\"storageBytes\": -1}").expect(400);
        maker.client().ifMatch(0).put(quotas, "{\"storageBytes\": 20}").expect(200);
        store(maker.client(), outside, "drawing", 100).expect(201);
        assertThat(used(maker.client(), "?subtenant=" + park, "storageBytes")).isZero();

        store(customer, inPark, "note", 8).expect(201);
        List<Integer> statuses = atOnce(
                6,
                () -> store(customer, inPark, UUID.randomUUID().toString(), 4).status());

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(store(customer, inPark, "more", 1).expect(409).body()).contains("storageBytes of subtenant " + park);
        assertThat(used(maker.client(), "?subtenant=" + park, "storageBytes")).isEqualTo(20);
        assertThat(used(maker.client(), "", "storageBytes")).isEqualTo(120);
        Answer move = maker.client()
                .ifMatch(0)
                .post(ASSETS + "/" + outside + "/move", "{\"newParentId\": \"" + folder(maker.client(), park) + "\"}");
        assertThat(move.expect(409).body()).contains("storageBytes of subtenant " + park);
        customer.delete(FILES + inPark + "/note").expect(204);
        store(customer, inPark, "more", 8).expect(201);
    }

    private static Answer store(ApiClient client, String asset, String name, int bytes) {
        return client.with("Content-Type", "application/octet-stream")
                .put(FILES + asset + "/" + name, "x".repeat(bytes));
    }

    @Test
    void requestsBeyondTheQuotaAreToldWhenToComeBackAndOthersAreNotHeldUp() {
        TestTenant busy = tenants.fresh();
        TestTenant other = tenants.fresh();
        ApiClient client = busy.client();
        limit(busy, "{\"requestsPerMinute\": 4}");

        for (int i = 0; i < 4; i++) {
            client.get(ASSETS).expect(200);
        }
        Answer refused = client.get(ASSETS).expect(429);

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 15);
        assertThat(refused.json().at("/errors/0/message").stringValue()).contains("requestsPerMinute", "4");
        assertThat(client.get("/api/sharing/v1/shares")
                        .expect(429)
                        .json()
                        .get("type")
                        .stringValue())
                .isEqualTo("/problems/too-many-requests");
        other.client().get(ASSETS).expect(200);
        limit(busy, "{}");
        client.get(ASSETS).expect(200);
        limit(busy, "{\"requestsPerMinute\": 0}");
        client.get(ASSETS).expect(429);
    }

    @Test
    void aBusySubtenantDoesNotHoldUpItsTenant() {
        TestTenant maker = tenants.fresh();
        ApiClient customer = maker.subtenantClient("park");
        ApiClient neighbour = maker.subtenantClient("mill");
        maker.client()
                .ifMatch(0)
                .put("/api/settings/v1/subtenants/park/quotas", "{\"requestsPerMinute\": 2}")
                .expect(200);

        customer.get(ASSETS).expect(200);
        customer.get(ASSETS).expect(200);
        assertThat(customer.get(ASSETS).expect(429).body()).contains("subtenant park");
        neighbour.get(ASSETS).expect(200);
        maker.client().get(ASSETS).expect(200);
    }

    @Test
    void usageIsForThoseWithTheRightAndTheOperator() {
        TestTenant maker = tenants.fresh();
        String park = maker.subtenant("Park");
        assertThat(maker.client().get(USAGE).expect(200).json().get("items").findValuesAsString("quota"))
                .containsExactly(
                        "subtenants",
                        "users",
                        "assets",
                        "types",
                        "policies",
                        "shares",
                        "storageBytes",
                        "samplesPerDay",
                        "requestsPerMinute");
        for (ApiClient other : new ApiClient[] {maker.client(Role.STANDARD_USER), maker.subtenantClient(park)}) {
            assertThat(other.get(USAGE).expect(403).body()).contains("View consumption details");
        }
        maker.client().get(USAGE + "?subtenant=nosuch").expect(404);
        tenants.fresh().client().get(USAGE + "?subtenant=" + park).expect(404);
        String platform = "/api/platform/v1/tenants/" + maker.id();
        JsonNode seen = tenants.operator().get(platform + "/usage").expect(200).json();
        assertThat(number(seen, "subtenants")).isEqualTo(1);
        maker.client().get(platform + "/usage").expect(403);

        ApiClient boss = maker.signIn();
        assertThat(boss.get("/api/session").expect(200).json().get("rights").toString())
                .contains("View consumption details");
        tenants.operator()
                .ifMatch(1)
                .patch(platform, "{\"capabilityPackage\": \"basic\"}")
                .expect(200);

        assertThat(maker.client().get(USAGE).expect(403).body()).contains("View consumption details");
        assertThat(boss.get("/api/session").expect(200).json().get("rights").toString())
                .contains("Share assets")
                .doesNotContain("View consumption details");
        tenants.operator().get(platform + "/usage").expect(200);
    }

    private void limit(TestTenant tenant, String quotas) {
        String path = "/api/platform/v1/tenants/" + tenant.id() + "/quotas";
        long etag = tenants.operator().get(path).expect(200).json().get("etag").asLong();
        tenants.operator().ifMatch(etag).put(path, quotas).expect(200);
    }

    private static long used(ApiClient client, String query, String quota) {
        return number(client.get(USAGE + query).expect(200).json(), quota);
    }

    private static long number(JsonNode usage, String quota) {
        for (JsonNode line : usage.get("items")) {
            if (line.get("quota").stringValue().equals(quota)) {
                return line.get("used").asLong();
            }
        }
        throw new AssertionError("no " + quota + " in " + usage);
    }

    private static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> acts = IntStream.range(0, times)
                    .mapToObj(i -> executor.submit(act))
                    .toList();
            List<T> outcomes = new ArrayList<>();
            for (Future<T> done : acts) {
                outcomes.add(done.get());
            }
            return outcomes;
        }
    }

    private static String root(ApiClient client) {
        return text(client.get(ASSETS + "/root"), "assetId");
    }

    private static String folder(ApiClient client, String subtenant) {
        return text(client.get("/api/tenantmanagement/v4/subtenants/" + subtenant), "entityId");
    }

    private static Answer create(ApiClient client, String parent, String name) {
        return client.post(ASSETS, """
                {"name": "%s", "typeId": "core.basicdevice", "parentId": "%s"}""".formatted(name, parent));
    }

    private static String text(Answer answer, String member) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer.json().get(member).stringValue();
    }
}
