package freehold.assets;

import static freehold.assets.TypeJson.aspect;
import static freehold.assets.TypeJson.list;
import static freehold.assets.TypeJson.type;
import static freehold.assets.TypeJson.use;
import static freehold.assets.TypeJson.variable;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@HttpTest
class AspectTypeChangesTest {
    private static final String ASPECT_TYPES = "/api/assetmanagement/v3/aspecttypes/";
    private static final String ASSET_TYPES = "/api/assetmanagement/v3/assettypes/";

    private final TestTenant tenant;
    private final ApiClient client;

    AspectTypeChangesTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
    }

    private String path(String name) {
        return ASPECT_TYPES + tenant.id() + "." + name;
    }

    private void create(String name) {
        client.put(path(name), aspect(name, "static", variable("a", "STRING", "\"length\": 10, \"unit\": \"m\"")))
                .expect(201);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        create("x");
        JsonNode patched = client.ifMatch(0)
                .with("Content-Type", "application/merge-patch+json")
                .patch(path("x"), "{\"description\": \"told\", \"scope\": \"private\"}")
                .expect(200)
                .json();
        assertThat(patched.get("description").stringValue()).isEqualTo("told");
        assertThat(patched.get("name").stringValue()).isEqualTo("x");
        assertThat(patched.get("variables").get(0).get("unit").stringValue()).isEqualTo("m");
        assertThat(patched.get("etag").intValue()).isEqualTo(1);
        assertThat(client.get(path("x")).expect(200).json()).isEqualTo(patched);
        Answer cleared =
                client.ifMatch(1).patch(path("x"), "{\"description\": null}").expect(200);
        assertThat(cleared.json().get("description").stringValue()).isEmpty();
        assertThat(cleared.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aPatchOfTheVariablesHasToHaveAllThereAre() {
        create("x");
        assertThat(client.ifMatch(0)
                        .patch(path("x"), list("variables", variable("b", "INT")))
                        .expect(400)
                        .body())
                .contains("variable a is missing");
        for (String none : List.of("{\"variables\": null}", "{\"variables\": []}")) {
            assertThat(client.ifMatch(0).patch(path("x"), none).expect(400).body())
                    .contains("/variables");
        }
        JsonNode grown = client.ifMatch(0)
                .patch(path("x"), list("variables", variable("a", "STRING", "\"length\": 11"), variable("b", "INT")))
                .expect(200)
                .json();
        assertThat(grown.get("variables").findValuesAsString("name")).containsExactly("a", "b");
        assertThat(grown.get("variables").get(0).get("length").intValue()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "7",
                "{\"name\": null}",
                "{\"name\": {}}",
                "{\"category\": \"dynamic\"}",
                "{\"category\": null}",
                "{\"scope\": \"public\"}",
                "{\"id\": \"core.contact\"}",
                "{\"variables\": {\"a\": null}}",
                "{\"variables\": [null]}",
                "{\"variables\": [[]]}"
            })
    void aPatchOfWhatIsFixedOrOfTheWrongFormIsRefused(String patch) {
        create("x");
        client.ifMatch(0).patch(path("x"), patch).expect(400);
        assertThat(client.get(path("x")).json().get("etag").intValue()).isZero();
    }

    @Test
    void aChangeNeedsTheEtagOfWhatIsThere() {
        create("x");
        client.patch(path("x"), "{}").expect(428);
        client.delete(path("x")).expect(428);
        for (String stale : List.of("1", "-1", "x", "*", "99999999999999999999")) {
            client.with("If-Match", stale).patch(path("x"), "{}").expect(412);
            client.with("If-Match", stale).delete(path("x")).expect(412);
        }
        client.with("If-None-Match", "*").patch(path("x"), "{}").expect(428);
        client.with("If-None-Match", "*")
                .put(path("new"), aspect("new", "static", variable("a", "INT")))
                .expect(201);
        assertThat(client.ifMatch(0).patch(path("none"), "{}").expect(404).body())
                .contains(tenant.id() + ".none");
        assertThat(client.ifMatch(0).delete(path("none")).expect(404).body()).contains(tenant.id() + ".none");
    }

    @Test
    void aDeletedAspectTypeIsGoneAndItsIdAndNameAreFree() {
        create("x");
        assertThat(client.ifMatch(0).delete(path("x")).expect(204).body()).isEmpty();
        client.get(path("x")).expect(404);
        client.ifMatch(0).delete(path("x")).expect(404);
        client.put(path("y"), aspect("x", "dynamic", variable("b", "INT"))).expect(201);
        create("z");
        client.ifMatch(0).delete(path("z")).expect(204);
        create("z");
    }

    @Test
    void anAspectTypeInUseIsKeptAndItsUsersAreTold() {
        create("x");
        String x = tenant.id() + ".x";
        for (int i = 1; i <= 6; i++) {
            client.put(
                            ASSET_TYPES + tenant.id() + ".u" + i,
                            type("U", "core.basicdevice", List.of(use("one", x), use("two", x)), List.of()))
                    .expect(201);
        }
        assertThat(client.ifMatch(0).delete(path("x")).expect(409).body())
                .contains(x, tenant.id() + ".u1, ", tenant.id() + ".u5 and more")
                .doesNotContain(tenant.id() + ".u6");
        for (int i = 1; i <= 5; i++) {
            client.ifMatch(0).delete(ASSET_TYPES + tenant.id() + ".u" + i).expect(204);
        }
        assertThat(client.ifMatch(0).delete(path("x")).expect(409).body()).contains(tenant.id() + ".u6.");
        client.ifMatch(0).delete(ASSET_TYPES + tenant.id() + ".u6").expect(204);
        client.ifMatch(0).delete(path("x")).expect(204);
    }

    @Test
    void aNameIsUniqueInTheTenantAndRefusedByName() {
        create("x");
        create("y");
        assertThat(client.ifMatch(0)
                        .patch(path("x"), "{\"name\": \"y\"}")
                        .expect(409)
                        .body())
                .contains("y");
        client.ifMatch(0).patch(path("x"), "{\"name\": \"z\"}").expect(200);
        client.put(path("w"), aspect("x", "static", variable("a", "INT"))).expect(201);
    }

    @Test
    void changesNeedTheRightTheyAreRefusedFor() {
        create("x");
        ApiClient standard = tenant.client(Role.STANDARD_USER);
        standard.get(path("x")).expect(200);
        assertThat(standard.ifMatch(0).patch(path("x"), "{}").expect(403).body())
                .contains("Edit aspects");
        assertThat(standard.ifMatch(0).delete(path("x")).expect(403).body()).contains("Delete aspects");
        for (String method : List.of("PATCH", "DELETE")) {
            assertThat(client.ifMatch(0)
                            .send(method, ASPECT_TYPES + "core.contact", Optional.of("{}"))
                            .expect(403)
                            .body())
                    .contains("core.contact");
        }
    }

    @Test
    void aSubtenantSeesTheTenantsAspectTypesAndChangesNone() {
        create("x");
        ApiClient confined = tenant.subtenantClient("s1");
        confined.get(path("x")).expect(200);
        assertThat(confined.get("/api/assetmanagement/v3/aspecttypes?size=100")
                        .json()
                        .toString())
                .contains(tenant.id() + ".x");
        String body = aspect("y", "static", variable("a", "INT"));
        assertThat(confined.put(path("y"), body).expect(403).body()).contains("Create aspects in subtenant");
        assertThat(confined.ifMatch(0).put(path("x"), body).expect(403).body()).contains("Edit aspects");
        assertThat(confined.ifMatch(0).patch(path("x"), "{}").expect(403).body())
                .contains("Edit aspects");
        assertThat(confined.ifMatch(0).delete(path("x")).expect(403).body()).contains("Delete aspects");
    }
}
