package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class SubtenantsTest {
    private static final String SUBTENANTS = "/api/tenantmanagement/v4/subtenants";
    private static final String ASSETS = "/api/assetmanagement/v3/assets";

    private final TestTenants tenants;

    SubtenantsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void withoutProviderInformationThereAreNoSubtenants() {
        TestTenant maker = tenants.fresh();

        Answer refused =
                create(maker.client(), UUID.randomUUID().toString(), "North").expect(409);

        assertThat(refused.json().at("/errors/0/message").stringValue()).contains("provider information");
        assertThat(list(maker.client()).get("totalElements").asLong()).isZero();
    }

    @Test
    void aNewSubtenantHasAFolderBelowTheRootOfTheTenant() {
        TestTenant maker = tenants.fresh();
        provide(maker.client());
        String id = UUID.randomUUID().toString();

        Answer answer = create(maker.client(), id, "North").expect(201);

        JsonNode made = answer.json();
        assertThat(answer.header("Location")).endsWith(SUBTENANTS + "/" + id);
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder("id", "displayName", "description", "entityId", "ETag");
        assertThat(made.get("id").stringValue()).isEqualTo(id);
        JsonNode folder = maker.client()
                .get(ASSETS + "/" + made.get("entityId").stringValue())
                .expect(200)
                .json();
        assertThat(folder.get("name").stringValue()).isEqualTo("North");
        assertThat(folder.get("typeId").stringValue()).isEqualTo("core.basicsubtenant");
        assertThat(folder.get("subTenant").stringValue()).isEqualTo(id);
        assertThat(folder.get("t2Tenant").stringValue()).isEqualTo(id);
        assertThat(folder.get("parentId").stringValue()).isEqualTo(root(maker.client()));
        assertThat(maker.client().get(SUBTENANTS + "/" + id).expect(200).json()).isEqualTo(made);
    }

    @Test
    void everythingWrongIsToldAtOnceInTheFormOfTheSurface() {
        TestTenant maker = tenants.fresh();
        provide(maker.client());

        JsonNode faults = maker.client()
                .post(SUBTENANTS, "{\"id\": \"no spaces!\", \"displayName\": \"\"}")
                .expect(400)
                .json();

        assertThat(faults.get("errorType").stringValue()).isEqualTo("FIELD_ERROR");
        assertThat(faults.get("fieldErrors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("id", "displayName", "description");
    }

    @Test
    void anIdIsNeverUsedTwiceAndANameOnlyOnceAtATime() {
        TestTenant maker = tenants.fresh();
        provide(maker.client());
        String first = maker.subtenant("North");
        String second = maker.subtenant("South");

        create(maker.client(), first, "West").expect(409);
        create(maker.client(), UUID.randomUUID().toString(), "North").expect(409);
        maker.client().delete(SUBTENANTS + "/" + second).expect(204);
        assertThat(create(maker.client(), second, "West").expect(409).body()).contains("never used twice");
        create(maker.client(), UUID.randomUUID().toString(), "South").expect(201);
    }

    @Test
    void twoTenantsMayUseTheSameId() {
        TestTenant one = tenants.fresh();
        TestTenant other = tenants.fresh();
        provide(one.client());
        provide(other.client());
        String id = UUID.randomUUID().toString();

        create(one.client(), id, "North").expect(201);
        create(other.client(), id, "North").expect(201);
    }

    @Test
    void aChangeNeedsTheVersionAndRenamesTheFolder() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("North");
        String path = SUBTENANTS + "/" + id;
        String change = "{\"displayName\": \"Far North\", \"entityId\": \"x\", \"ETag\": 77}";

        maker.client().put(path, change).expect(428);
        maker.client().ifMatch(7).put(path, change).expect(412);
        maker.client()
                .ifMatch(1)
                .put(path, "{\"id\": \"" + UUID.randomUUID() + "\", \"displayName\": \"x\"}")
                .expect(400);
        JsonNode changed =
                maker.client().ifMatch(1).put(path, change).expect(200).json();

        assertThat(changed.get("displayName").stringValue()).isEqualTo("Far North");
        assertThat(changed.get("ETag").asLong()).isEqualTo(2);
        String folder = changed.get("entityId").stringValue();
        assertThat(maker.client()
                        .get(ASSETS + "/" + folder)
                        .expect(200)
                        .json()
                        .get("name")
                        .stringValue())
                .isEqualTo("Far North");
    }

    @Test
    void whatADeletedSubtenantLeavesBehindIsStillTheTenants() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("North");
        String folder = folder(maker.client(), id);
        String turbine = asset(maker.client(), folder, "Turbine");

        maker.client().delete(SUBTENANTS + "/" + id).expect(204);

        maker.client().get(SUBTENANTS + "/" + id).expect(404);
        maker.client().delete(SUBTENANTS + "/" + id).expect(404);
        assertThat(list(maker.client()).get("totalElements").asLong()).isZero();
        JsonNode left = maker.client().get(ASSETS + "/" + turbine).expect(200).json();
        assertThat(left.get("subTenant").stringValue()).isEqualTo(id);
        maker.client().get(ASSETS + "/" + folder).expect(200);
    }

    @Test
    void nothingOpensADeletedSubtenantFromTheNextRequestOn() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("North");
        TestTenants.Credential credential = maker.credential(Map.of("subtenant", id));
        ApiClient customer = tenants.as(credential);
        ApiClient neighbour = maker.subtenantClient(maker.subtenant("South"));
        customer.get(ASSETS).expect(200);

        maker.client().delete(SUBTENANTS + "/" + id).expect(204);

        customer.get(ASSETS).expect(401);
        customer.get("/api/assetmanagement/v3/assettypes").expect(401);
        tenants.token(credential).expect(401);
        neighbour.get(ASSETS).expect(200);
        Answer refused = maker.client()
                .post("/api/identity/v1/serviceCredentials", "{\"subtenant\": \"" + id + "\"}")
                .expect(400);
        assertThat(refused.body()).contains(id);
    }

    @Test
    void aDeletedSubtenantStaysInOurOwnListAsALabel() {
        TestTenant maker = tenants.fresh();
        String gone = maker.subtenant("Gone");
        String there = maker.subtenant("There");
        maker.client().delete(SUBTENANTS + "/" + gone).expect(204);
        String own = "/api/settings/v1/subtenants";

        JsonNode all = maker.client().get(own + "?state=all").expect(200).json();
        JsonNode deleted =
                maker.client().get(own + "?state=deleted").expect(200).json();

        assertThat(all.get("items").findValuesAsString("id")).containsExactly(gone, there);
        assertThat(deleted.get("items").findValuesAsString("id")).containsExactly(gone);
        assertThat(deleted.at("/items/0/deletedAt").stringValue()).endsWith("Z");
        assertThat(maker.client().get(own).expect(200).json().get("items").findValuesAsString("id"))
                .containsExactly(there);
        maker.client().get(own + "?state=lost").expect(400);
        assertThat(maker.subtenantClient(there)
                        .get(own + "?state=all")
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .containsExactly(there);
    }

    @Test
    void theFolderStaysWhereItIsAsLongAsThereIsTheSubtenant() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("North");
        String path = ASSETS + "/" + folder(maker.client(), id);
        Answer refused = maker.client().ifMatch(0).delete(path);
        assertThat(refused.expect(403).body()).contains("fixed-in-tree", "folders of subtenants");

        maker.client().delete(SUBTENANTS + "/" + id).expect(204);

        long etag = maker.client().get(path).expect(200).json().get("etag").asLong();
        assertThat(maker.client().ifMatch(etag).delete(path).status()).isBetween(200, 204);
    }

    @Test
    void aSubtenantSeesItsOwnFolderAsRootAndNoSibling() {
        TestTenant maker = tenants.fresh();
        String north = maker.subtenant("north");
        String south = maker.subtenant("south");
        String turbine = asset(maker.client(), folder(maker.client(), north), "Turbine of the north");
        asset(maker.client(), folder(maker.client(), south), "Turbine of the south");
        ApiClient customer = maker.subtenantClient(north);

        JsonNode root = customer.get(ASSETS + "/root").expect(200).json();
        JsonNode listed = customer.get(ASSETS).expect(200).json();

        assertThat(root.get("assetId").stringValue()).isEqualTo(folder(maker.client(), north));
        assertThat(root.get("parentId").isNull()).isTrue();
        assertThat(listed.get("page").get("totalElements").asLong()).isEqualTo(2);
        assertThat(listed.get("_embedded").get("assets").findValuesAsString("assetId"))
                .containsExactlyInAnyOrder(root.get("assetId").stringValue(), turbine);
        assertThat(list(customer).get("content").findValuesAsString("id")).containsExactly(north);
        customer.get(SUBTENANTS + "/" + north).expect(200);
        Answer sibling = customer.get(SUBTENANTS + "/" + south).expect(404);
        String unknown = UUID.randomUUID().toString();
        Answer missing = customer.get(SUBTENANTS + "/" + unknown).expect(404);
        assertThat(sibling.json().at("/errors/0/message").stringValue().replace(south, "?"))
                .isEqualTo(missing.json().at("/errors/0/message").stringValue().replace(unknown, "?"));
    }

    @Test
    void onlyAdministratorsAtTenantLevelChangeSubtenants() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("North");
        for (ApiClient other : new ApiClient[] {maker.client(Role.STANDARD_USER), maker.subtenantClient(id)}) {
            create(other, UUID.randomUUID().toString(), "x").expect(403);
            other.ifMatch(1)
                    .put(SUBTENANTS + "/" + id, "{\"displayName\": \"x\"}")
                    .expect(403);
            other.delete(SUBTENANTS + "/" + id).expect(403);
            other.get(SUBTENANTS + "/" + id).expect(200);
        }
        assertThat(maker.client()
                        .get(SUBTENANTS + "/" + id)
                        .expect(200)
                        .json()
                        .get("ETag")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void anOperatorTenantHasNone() {
        TestTenant operator = tenants.fresh();
        provide(operator.client());
        tenants.operator()
                .ifMatch(1)
                .patch("/api/platform/v1/tenants/" + operator.id(), "{\"type\": \"OPERATOR\"}")
                .expect(200);

        Answer refused =
                create(operator.client(), UUID.randomUUID().toString(), "North").expect(403);

        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo("subtenants-not-available");
        String some = SUBTENANTS + "/" + UUID.randomUUID();
        assertThat(operator.client().ifMatch(1).put(some, "{}").expect(403).body())
                .contains("subtenants-not-available");
        assertThat(operator.client().delete(some).expect(403).body()).contains("subtenants-not-available");
        assertThat(list(operator.client()).get("content").size()).isZero();
        assertThat(operator.client()
                        .get("/api/tenantmanagement/v4/tenantInfo")
                        .expect(200)
                        .json()
                        .get("allowedToCreateSubtenant")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theListIsPagedInTheFormOfTheSurface() {
        TestTenant maker = tenants.fresh();
        for (String name : new String[] {"c", "a", "b"}) {
            maker.subtenant(name);
        }

        JsonNode second =
                maker.client().get(SUBTENANTS + "?page=1&size=2").expect(200).json();

        assertThat(second.get("content").findValuesAsString("displayName")).containsExactly("c");
        assertThat(second.get("totalElements").asLong()).isEqualTo(3);
        assertThat(second.get("totalPages").asLong()).isEqualTo(2);
        assertThat(second.get("last").asBoolean()).isTrue();
        assertThat(second.get("first").asBoolean()).isFalse();
        assertThat(second.get("sort").get("sorted").asBoolean()).isTrue();
        assertThat(maker.client()
                        .get(SUBTENANTS + "?page=2&size=2")
                        .expect(200)
                        .json()
                        .get("content")
                        .size())
                .isZero();
        maker.client().get(SUBTENANTS + "?size=500").expect(200);
        maker.client().get(SUBTENANTS + "?size=501").expect(400);
        maker.client().get(SUBTENANTS + "?size=0").expect(200);
        maker.client().get(SUBTENANTS + "?").expect(200);
    }

    @Test
    void theQuotaIsExactWhenManyComeAtOnceAndIsGivenBack() throws Exception {
        TestTenant maker = tenants.fresh();
        provide(maker.client());
        String quotas = "/api/platform/v1/tenants/" + maker.id() + "/quotas";
        tenants.operator().ifMatch(1).put(quotas, "{\"subtenants\": 3}").expect(200);
        ApiClient client = maker.client();

        int[] statuses;
        try (var executor = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> executor.submit(
                            () -> create(client, UUID.randomUUID().toString(), "park " + i)
                                    .status()))
                    .toList();
            statuses = new int[attempts.size()];
            for (int i = 0; i < statuses.length; i++) {
                statuses[i] = attempts.get(i).get();
            }
        }

        assertThat(java.util.Arrays.stream(statuses).filter(status -> status == 201))
                .hasSize(3);
        Answer refused =
                create(client, UUID.randomUUID().toString(), "one more").expect(409);
        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo("quota-exceeded");
        assertThat(refused.json().at("/errors/0/message").stringValue()).contains("subtenants", "3");
        String some = list(client).at("/content/0/id").stringValue();
        client.delete(SUBTENANTS + "/" + some).expect(204);
        create(client, UUID.randomUUID().toString(), "one more").expect(201);
        create(client, UUID.randomUUID().toString(), "and another").expect(409);
    }

    static void provide(ApiClient client) {
        client.post("/api/tenantmanagement/v4/legalConfigRegions", """
                {"regions": [{"regionId": "everywhere", "regionName": "Everywhere"}]}""").expect(201);
    }

    private static Answer create(ApiClient client, String id, String name) {
        return client.post(SUBTENANTS, """
                {"id": "%s", "displayName": "%s", "description": "A park", "entityId": "x", "ETag": 9,
                 "tenantId": "other"}""".formatted(id, name));
    }

    private static JsonNode list(ApiClient client) {
        return client.get(SUBTENANTS).expect(200).json();
    }

    private static String folder(ApiClient client, String id) {
        return client.get(SUBTENANTS + "/" + id)
                .expect(200)
                .json()
                .get("entityId")
                .stringValue();
    }

    private static String root(ApiClient client) {
        return client.get(ASSETS + "/root").expect(200).json().get("assetId").stringValue();
    }

    private static String asset(ApiClient client, String parent, String name) {
        return client.post(ASSETS, """
                        {"name": "%s", "typeId": "core.basicdevice", "parentId": "%s"}""".formatted(name, parent))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
    }
}
