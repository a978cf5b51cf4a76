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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@HttpTest
class AssetTypeChangesTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String POSITION = use("pos", "core.position");
    private static final String FORCE = variable("force", "STRING", "\"length\": 10, \"unit\": \"kN\"");

    private final TestTenant tenant;
    private final ApiClient client;

    AssetTypeChangesTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
    }

    private String id(String name) {
        return tenant.id() + "." + name;
    }

    private String path(String name) {
        return AM + "/assettypes/" + id(name);
    }

    private void create(String name, String parent) {
        client.put(path(name), type(name, parent, List.of(), List.of())).expect(201);
    }

    /** With an aspect and a variable. */
    private void createPress() {
        client.put(path("press"), type("Press", "core.basicdevice", List.of(POSITION), List.of(FORCE)))
                .expect(201);
    }

    private String asset(String type, String more) {
        String root = client.get(AM + "/assets/root").json().get("assetId").stringValue();
        return client.post(
                        AM + "/assets",
                        "{\"name\": \"Press 7\", \"typeId\": \"%s\", \"parentId\": \"%s\"%s}"
                                .formatted(type, root, more))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        createPress();
        JsonNode patched = client.ifMatch(0)
                .with("Content-Type", "application/merge-patch+json")
                .patch(path("press"), "{\"description\": \"told\", \"fileAssignments\": []}")
                .expect(200)
                .json();
        assertThat(patched.get("description").stringValue()).isEqualTo("told");
        assertThat(patched.get("parentTypeId").stringValue()).isEqualTo("core.basicdevice");
        assertThat(patched.get("variables").findValuesAsString("name")).containsExactly("force");
        assertThat(patched.get("aspects")).hasSize(1);
        assertThat(patched.get("etag").intValue()).isEqualTo(1);
        assertThat(client.get(path("press")).json()).isEqualTo(patched);
        assertThat(client.ifMatch(1)
                        .patch(path("press") + "?exploded=true", "{}")
                        .expect(200)
                        .json()
                        .get("variables")
                        .findValuesAsString("name"))
                .containsExactly("externalId", "force");
    }

    @Test
    void whatWasReadCanBePutBack() {
        createPress();
        Answer read = client.get(path("press")).expect(200);
        assertThat(client.ifMatch(0)
                        .put(path("press"), read.body())
                        .expect(200)
                        .json()
                        .get("aspects"))
                .isEqualTo(read.json().get("aspects"));
    }

    @Test
    void aPatchHasToListAllVariablesAndAspectsThereAre() {
        createPress();
        refused(list("variables", variable("other", "INT")), "variable force is missing");
        refused("{\"variables\": null}", "variable force is missing");
        refused(list("aspects", use("shake", "core.vibration")), "aspect pos is missing");
        refused(list("aspects"), "aspect pos is missing");
        refused(list("aspects", use("pos", "core.energy")), "core.position");
        client.ifMatch(0)
                .patch(path("press"), list("aspects", POSITION, use("shake", "core.vibration")))
                .expect(200);
    }

    private void refused(String patch, String named) {
        assertThat(client.ifMatch(0).patch(path("press"), patch).expect(400).body())
                .contains(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "{\"name\": null}",
                "{\"name\": []}",
                "{\"id\": \"core.basicdevice\"}",
                "{\"parentTypeId\": null}",
                "{\"parentTypeId\": \"core.basicasset\"}",
                "{\"instantiable\": false}",
                "{\"instantiable\": \"no\"}",
                "{\"scope\": \"public\"}",
                "{\"aspects\": {\"pos\": null}}",
                "{\"aspects\": [null]}",
                "{\"aspects\": [{\"name\": \"pos\"}]}",
                "{\"variables\": [7]}"
            })
    void aPatchOfWhatIsFixedOrOfTheWrongFormIsRefused(String patch) {
        createPress();
        client.ifMatch(0).patch(path("press"), patch).expect(400);
        assertThat(client.get(path("press")).json().get("etag").intValue()).isZero();
    }

    @Test
    void aTypeCanBecomeInstantiableAndNotStopBeingSo() {
        client.put(path("x"), "{\"name\": \"X\", \"parentTypeId\": \"core.basicdevice\", \"instantiable\": false}")
                .expect(201);
        String root = client.get(AM + "/assets/root").json().get("assetId").stringValue();
        assertThat(client.post(
                                AM + "/assets",
                                "{\"name\": \"n\", \"typeId\": \"%s\", \"parentId\": \"%s\"}".formatted(id("x"), root))
                        .expect(400)
                        .body())
                .contains(id("x"));
        client.ifMatch(0).patch(path("x"), "{\"instantiable\": true}").expect(200);
        asset(id("x"), "");
        assertThat(client.ifMatch(1)
                        .patch(path("x"), "{\"instantiable\": false}")
                        .expect(400)
                        .body())
                .contains(id("x"));
    }

    @Test
    void aChangeNeedsTheEtagOfWhatIsThere() {
        createPress();
        for (String path : List.of(path("press"), path("press") + "/variables")) {
            client.patch(path, "{}").expect(428);
            client.ifMatch(1).patch(path, "{}").expect(412);
            client.with("If-Match", "x").patch(path, "{}").expect(412);
        }
        client.delete(path("press")).expect(428);
        client.ifMatch(1).delete(path("press")).expect(412);
        String body = type("Press", "core.basicdevice", List.of(POSITION), List.of(FORCE));
        client.put(path("press"), body).expect(428);
        client.ifMatch(7).put(path("press"), body).expect(412);
        client.with("If-None-Match", "*").put(path("press"), body).expect(412);
        client.with("If-None-Match", "*").put(path("new"), body).expect(201);
        for (String path : List.of(path("none"), path("none") + "/variables")) {
            assertThat(client.ifMatch(0).patch(path, "{}").expect(404).body()).contains(id("none"));
        }
    }

    @Test
    void aDeletedTypeIsGoneAndItsIdIsFree() {
        createPress();
        client.ifMatch(0).delete(path("press")).expect(204);
        client.get(path("press")).expect(404);
        client.ifMatch(0).delete(path("press")).expect(404);
        createPress();
    }

    @Test
    void aTypeWithTypesDerivedFromItIsKeptAndTheyAreTold() {
        create("a", "core.basicdevice");
        create("b", id("a"));
        create("c", id("b"));
        assertThat(client.ifMatch(0).delete(path("a")).expect(409).body())
                .contains(id("a"), id("b"))
                .doesNotContain(id("c"));
        for (String name : List.of("c", "b", "a")) {
            client.ifMatch(0).delete(path(name)).expect(204);
        }
    }

    @Test
    void aTypeWithAssetsIsKeptUntilTheyAreGoneForGood() {
        createPress();
        String asset = asset(id("press"), "");
        assertThat(client.ifMatch(0).delete(path("press")).expect(409).body()).contains("Press 7 (" + asset + ")");
        client.ifMatch(0).delete(AM + "/assets/" + asset).expect(204);
        assertThat(client.ifMatch(0).delete(path("press")).expect(409).body())
                .contains("Press 7 (" + asset + ", deleted)");
        assertThat(client.ifMatch(1).delete("/api/assets/v1/bin/" + asset).status())
                .isBetween(200, 299);
        client.ifMatch(0).delete(path("press")).expect(204);
    }

    @Test
    void branchesOfOneFamilyMayUseTheSameNames() {
        create("a", "core.basicdevice");
        for (String branch : List.of("b", "c")) {
            client.put(path(branch), type(branch, id("a"), List.of(POSITION), List.of(FORCE)))
                    .expect(201);
        }
        assertThat(client.ifMatch(0)
                        .patch(path("a"), list("variables", FORCE))
                        .expect(400)
                        .body())
                .contains("force");
        assertThat(client.ifMatch(0)
                        .patch(path("a"), list("aspects", POSITION))
                        .expect(400)
                        .body())
                .contains("pos");
    }

    @Test
    void listsAreExplodedOnDemand() {
        createPress();
        String filter = "filter=" + URLEncoder.encode("{\"id\": \"" + id("press") + "\"}", StandardCharsets.UTF_8);
        for (String off : List.of("", "&exploded=false", "&exploded=")) {
            assertThat(names(filter + off)).containsExactly("force");
        }
        assertThat(names(filter + "&exploded=true")).containsExactly("externalId", "force");
        client.get(AM + "/assettypes?exploded=maybe").expect(400);
        client.get(path("press") + "?exploded=maybe").expect(400);
    }

    private List<String> names(String query) {
        return client.get(AM + "/assettypes?" + query)
                .expect(200)
                .json()
                .get("_embedded")
                .get("assetTypes")
                .get(0)
                .get("variables")
                .findValuesAsString("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "tenantId", "name", "description", "parentTypeId", "scope", "instantiable"})
    void typesAreSortedByEachOfTheirFields(String field) {
        client.get(AM + "/assettypes?sort=" + field + ",desc").expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assettypes | {\"name\": \"press\"} | 1",
                "assettypes | {\"tenantId\": \"core\", \"id\": {\"endsWith\": \".basicdevice\"}} | 1",
                "assettypes | {\"parentTypeId\": null} | 1",
                "assettypes | {\"scope\": \"private\"} | 2",
                "assettypes | {\"scope\": \"private\", \"instantiable\": \"false\"} | 1",
                "assettypes | {\"scope\": \"private\", \"description\": {\"contains\": \"old\"}} | 1",
                "aspecttypes | {\"scope\": \"private\"} | 1",
                "aspecttypes | {\"category\": \"static\", \"not\": {\"scope\": \"public\"}} | 1",
                "aspecttypes | {\"name\": \"own\", \"description\": \"\"} | 1"
            })
    void typesAreFoundByEachOfTheirFields(String collection, String filter, int found) {
        create("press", "core.basicdevice");
        client.put(
                        path("x"),
                        "{\"name\": \"X\", \"description\": \"told\", \"parentTypeId\": \"core.basicdevice\","
                                + " \"instantiable\": false}")
                .expect(201);
        client.put(AM + "/aspecttypes/" + id("own"), aspect("own", "static", variable("a", "INT")))
                .expect(201);
        String query = "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        JsonNode page =
                client.get(AM + "/" + collection + query).expect(200).json().get("page");
        assertThat(page.get("totalElements").intValue()).isEqualTo(found);
    }

    @Test
    void changesNeedTheRightTheyAreRefusedFor() {
        createPress();
        ApiClient standard = tenant.client(Role.STANDARD_USER).ifMatch(0);
        standard.get(path("press")).expect(200);
        for (String patched : List.of(path("press"), path("press") + "/variables")) {
            assertThat(standard.patch(patched, "{}").expect(403).body()).contains("Edit types");
        }
        assertThat(standard.delete(path("press")).expect(403).body()).contains("Delete types");
        for (String method : List.of("PATCH", "DELETE")) {
            assertThat(client.ifMatch(0)
                            .send(method, AM + "/assettypes/core.basicdevice", Optional.of("{}"))
                            .expect(403)
                            .body())
                    .contains("core.basicdevice");
        }
        ApiClient confined = tenant.subtenantClient("s1").ifMatch(0);
        confined.get(path("press")).expect(200);
        String body = type("y", "core.basicdevice", List.of(), List.of());
        assertThat(confined.put(path("y"), body).expect(403).body()).contains("Create types in subtenant");
        assertThat(confined.patch(path("press"), "{}").expect(403).body()).contains("Edit types");
        assertThat(confined.delete(path("press")).expect(403).body()).contains("Delete types");
    }
}
