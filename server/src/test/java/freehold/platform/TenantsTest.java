package freehold.platform;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class TenantsTest {
    private static final String TENANTS = "/api/platform/v1/tenants";

    private final TestTenants tenants;

    TenantsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void aNewTenantHasASharingIdAndAnAdministratorWhoCanSetAPassword() {
        Answer answer = tenants.operator().post(TENANTS, """
                        {"id": "aurora", "name": "Aurora", "companyName": "Aurora AG", "country": "CH",
                         "type": "DEVELOPER", "administrator": {"userName": "Ada@Aurora.example"}}""").expect(201);

        JsonNode tenant = answer.json();
        assertThat(tenant.get("sharingId").stringValue()).matches("CH-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(tenant.get("etag").asInt()).isEqualTo(1);
        assertThat(tenant.get("administrator").get("userName").stringValue()).isEqualTo("ada@aurora.example");
        assertThat(tenant.get("administrator").get("passwordToken").stringValue())
                .hasSizeGreaterThan(40);
        JsonNode read = tenants.operator().get(TENANTS + "/aurora").expect(200).json();
        assertThat(read.get("type").stringValue()).isEqualTo("DEVELOPER");
        assertThat(read.has("administrator")).isFalse();
    }

    @Test
    void aTakenIdIsAConflictAndLeavesNothingBehind() {
        TestTenant tenant = tenants.fresh();

        Answer answer =
                tenants.operator().post(TENANTS, """
                        {"id": "%s", "name": "N", "companyName": "C", "country": "DE", "type": "CUSTOMER",
                         "administrator": {"userName": "latecomer@example.org"}}""".formatted(tenant.id())).expect(409);

        assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/tenant-exists");
        assertThat(tenants.fresh("latecomer@example.org").passwordToken()).isNotEmpty();
    }

    @Test
    void aTenantThatHasSubtenantsDoesNotBecomeAnOperator() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("North");
        String platform = TENANTS + "/" + maker.id();

        Answer refused = tenants.operator()
                .ifMatch(1)
                .patch(platform, "{\"type\": \"OPERATOR\"}")
                .expect(409);

        assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/subtenants-there");
        assertThat(tenants.operator()
                        .get(platform)
                        .expect(200)
                        .json()
                        .get("type")
                        .stringValue())
                .isNotEqualTo("OPERATOR");
        maker.client().delete("/api/tenantmanagement/v4/subtenants/" + id).expect(204);
        tenants.operator()
                .ifMatch(1)
                .patch(platform, "{\"type\": \"OPERATOR\"}")
                .expect(200);
    }

    @Test
    void everythingWrongWithATenantIsToldAtOnce() {
        Answer answer = tenants.operator().post(TENANTS, """
                        {"id": "Nord!", "name": "", "companyName": "C", "country": "Germany",
                         "administrator": {"userName": ""}}""").expect(400);

        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactly("/id", "/name", "/country", "/administrator/userName");
    }

    @Test
    void namesMayBeAsLongAsStatedAndNoLonger() {
        create("l1", "n".repeat(200), "a".repeat(242) + "@example.org").expect(201);
        create("l2", "n".repeat(201), "l2@example.org").expect(400);
        create("l3", "n", "a".repeat(243) + "@example.org").expect(400);
        create("l2345678", "n", "l4@example.org").expect(201);
        create("l23456789", "n", "l5@example.org").expect(400);
    }

    private Answer create(String id, String name, String administrator) {
        return tenants.operator().post(TENANTS, """
                {"id": "%s", "name": "%s", "companyName": "C", "country": "DE",
                 "administrator": {"userName": "%s"}}""".formatted(id, name, administrator));
    }

    @Test
    void theFirstCredentialIsNamedAfterTheOperatorWhoMadeIt() {
        TestTenant tenant = tenants.fresh();

        JsonNode listed = tenant.client()
                .get("/api/identity/v1/serviceCredentials")
                .expect(200)
                .json();

        assertThat(listed.get("items").get(0).get("createdBy").stringValue())
                .isEqualTo("operator:" + tenants.operatorCredential().clientId());
    }

    @Test
    void theIdOfTheBuiltInTypesIsTaken() {
        tenants.operator().post(TENANTS, """
                        {"id": "core", "name": "N", "companyName": "C", "country": "DE"}""").expect(400);
    }

    @Test
    void aChangeNeedsTheVersionItIsBasedOn() {
        String path = TENANTS + "/" + tenants.fresh().id();

        tenants.operator().patch(path, "{\"name\": \"New\"}").expect(428);
        tenants.operator().ifMatch(7).patch(path, "{\"name\": \"New\"}").expect(412);
        JsonNode changed = tenants.operator()
                .ifMatch(1)
                .patch(path, "{\"name\": \"New\", \"capabilityPackage\": \"basic\"}")
                .expect(200)
                .json();

        assertThat(changed.get("name").stringValue()).isEqualTo("New");
        assertThat(changed.get("capabilityPackage").stringValue()).isEqualTo("basic");
        assertThat(changed.get("companyName").stringValue()).isNotEqualTo("New");
        assertThat(changed.get("etag").asInt()).isEqualTo(2);
        JsonNode removed = tenants.operator()
                .ifMatch(2)
                .patch(path, "{\"capabilityPackage\": null}")
                .expect(200)
                .json();
        assertThat(removed.get("capabilityPackage").isNull()).isTrue();
        tenants.operator().ifMatch(3).patch(path, "{\"id\": \"other\"}").expect(400);
    }

    @Test
    void quotasAreKeptAsTheyAreSet() {
        String path = TENANTS + "/" + tenants.fresh().id() + "/quotas";
        JsonNode none = tenants.operator().get(path).expect(200).json();
        assertThat(none.get("assets").isNull()).isTrue();

        tenants.operator()
                .ifMatch(none.get("etag").asInt())
                .put(path, "{\"assets\": 100, \"samplesPerDay\": 5000000000}")
                .expect(200);

        JsonNode set = tenants.operator().get(path).expect(200).json();
        assertThat(set.get("assets").asInt()).isEqualTo(100);
        assertThat(set.get("samplesPerDay").asLong()).isEqualTo(5_000_000_000L);
        assertThat(set.get("users").isNull()).isTrue();
        tenants.operator().ifMatch(2).put(path, "{\"assets\": -1}").expect(400);
        tenants.operator().ifMatch(2).put(path, "{\"assetz\": 1}").expect(400);
        tenants.operator().ifMatch(1).put(path, "{\"assets\": 1}").expect(412);
    }

    @Test
    void theListIsPaged() {
        tenants.fresh();
        tenants.fresh();

        JsonNode list =
                tenants.operator().get(TENANTS + "?page=0&size=1").expect(200).json();

        assertThat(list.get("items").size()).isEqualTo(1);
        assertThat(list.get("page").get("totalElements").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(tenants.operator()
                        .get(TENANTS + "?page=100000")
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isZero();
        tenants.operator().get(TENANTS + "?size=501").expect(400);
        tenants.operator().get(TENANTS + "?size=500").expect(200);
    }

    @Test
    void noTenantReachesTheOperatorsRoutes() {
        TestTenant tenant = tenants.fresh();

        for (String path : new String[] {"", "/" + tenant.id(), "/" + tenant.id() + "/quotas", "/missing"}) {
            Answer answer = tenant.client().get(TENANTS + path).expect(403);
            assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/operator-only");
            tenants.anonymous().get(TENANTS + path).expect(401);
        }
        tenant.client().post(TENANTS, "{}").expect(403);
        tenant.client()
                .post(TENANTS + "/" + tenant.id() + "/serviceCredentials", "{}")
                .expect(403);
    }

    @Test
    void anUnknownTenantIsNotFound() {
        for (String id : new String[] {"missing", "Not-an-id"}) {
            Answer answer = tenants.operator().get(TENANTS + "/" + id).expect(404);
            assertThat(answer.json().get("detail").stringValue()).contains(id);
        }
    }
}
