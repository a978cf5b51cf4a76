package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Words that one tenant has written everywhere it can are read by nobody else, wherever they look, however busy it is. */
@HttpTest
class CanariesTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final int TENANTS = 8;
    private static final int ROUNDS = Boolean.getBoolean("freehold.long") ? 200 : 10;

    private final TestTenants tenants;

    CanariesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void noListLogMeasurementOrExportHasAnothersWords() {
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        TestTenant owner = tenants.fresh();
        writeEverywhere(owner, canary);
        assertThat(owner.client().get(ASSETS).expect(200).body()).contains(canary);
        assertThat(owner.client()
                        .get("/api/audit/v1/entries?object=" + canary)
                        .expect(200)
                        .body())
                .contains(canary);
        TestTenant stranger = tenants.fresh();
        List<ApiClient> others = List.of(
                stranger.client(),
                stranger.subtenantClient("park"),
                stranger.signIn(),
                tenants.operator(),
                tenants.anonymous());

        List<Operations.Operation> lists = new Operations(
                        tenants.anonymous().get("/v3/api-docs").expect(200).json())
                .all().stream()
                        .filter(operation -> operation.method().equals("GET")
                                && !operation.path().contains("{"))
                        .toList();
        assertThat(lists).hasSizeGreaterThan(20);
        for (Operations.Operation operation : lists) {
            for (ApiClient other : others) {
                for (String query : operation.takesIncludeShared() ? List.of("", "?includeShared=true") : List.of("")) {
                    Answer answer = other.get(operation.path() + query);
                    assertThat(answer.status()).as(answer.request()).isLessThan(500);
                    assertThat(answer.body() + answer.headers())
                            .as(answer.request())
                            .doesNotContain(canary);
                }
            }
        }
    }

    private static void writeEverywhere(TestTenant owner, String canary) {
        ApiClient api = owner.client();
        String root =
                api.get(ASSETS + "/root").expect(200).json().get("assetId").stringValue();
        api.post(ASSETS, """
                        {"name": "%1$s", "externalId": "%1$s", "description": "%1$s", "typeId": "core.basicarea",
                         "parentId": "%2$s"}""".formatted(canary, root)).expect(201);
        owner.credential(java.util.Map.of("name", canary));
        owner.subtenant(canary, canary);
        api.post("/api/identitymanagement/v3/Users", """
                        {"userName": "%1$s@example.org", "name": {"givenName": "%1$s", "familyName": "%1$s"}}""".formatted(canary)).expect(201);
        api.get(ASSETS + "/" + canary).expect(404);
    }

    @Test
    void tenantsThatWriteAtOnceFindTheirOwnAndNothingElse() throws Exception {
        List<TestTenant> all = new ArrayList<>();
        for (int i = 0; i < TENANTS; i++) {
            all.add(tenants.fresh());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(TENANTS * 2)) {
            List<Future<?>> writing = new ArrayList<>();
            for (TestTenant tenant : all) {
                ApiClient api = tenant.client();
                String root = api.get(ASSETS + "/root")
                        .expect(200)
                        .json()
                        .get("assetId")
                        .stringValue();
                for (int i = 0; i < ROUNDS; i++) {
                    writing.add(threads.submit(() ->
                            api.post(ASSETS, """
                            {"name": "of %s", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(tenant.id(), root)).expect(201)));
                }
            }
            for (Future<?> one : writing) {
                one.get();
            }
        }
        for (TestTenant tenant : all) {
            JsonNode page = tenant.client()
                    .get(ASSETS + "?size=2000&filter=%7B%22typeId%22%3A%22core.basicarea%22%7D")
                    .expect(200)
                    .json();
            assertThat(page.at("/page/totalElements").asLong()).isEqualTo(ROUNDS);
            for (JsonNode asset : page.at("/_embedded/assets")) {
                assertThat(asset.get("tenantId").stringValue()).isEqualTo(tenant.id());
                assertThat(asset.get("name").stringValue()).isEqualTo("of " + tenant.id());
            }
            JsonNode report = tenant.client()
                    .get("/api/audit/v1/entries/verify")
                    .expect(200)
                    .json();
            assertThat(report.get("valid").booleanValue()).as(report.toString()).isTrue();
            assertThat(tenant.client()
                            .get("/api/audit/v1/entries?action=POST%20" + ASSETS)
                            .json()
                            .at("/page/totalElements")
                            .asLong())
                    .isEqualTo(ROUNDS);
        }
    }
}
