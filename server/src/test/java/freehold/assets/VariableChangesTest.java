package freehold.assets;

import static freehold.assets.TypeJson.list;
import static freehold.assets.TypeJson.type;
import static freehold.assets.TypeJson.variable;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@HttpTest
class VariableChangesTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String FORCE = variable("force", "STRING", "\"length\": 10, \"unit\": \"kN\"");

    private final TestTenant tenant;
    private final ApiClient client;

    VariableChangesTest(TestTenants tenants) {
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
        client.put(path("press"), type("Press", "core.basicdevice", List.of(), List.of(FORCE)))
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
    void aVariableIsChangedByItsName() {
        createPress();
        JsonNode changed = client.ifMatch(0)
                .with("Content-Type", "application/merge-patch+json")
                .patch(
                        path("press") + "/variables",
                        "{\"force\": {\"unit\": \"N\", \"length\": 11, \"defaultValue\": \"none\"}}")
                .expect(200)
                .json();
        assertThat(changed.get("etag").intValue()).isEqualTo(1);
        JsonNode force = changed.get("variables").get(0);
        assertThat(force.get("unit").stringValue()).isEqualTo("N");
        assertThat(force.get("length").intValue()).isEqualTo(11);
        assertThat(force.get("defaultValue").stringValue()).isEqualTo("none");
        assertThat(force.get("dataType").stringValue()).isEqualTo("STRING");
        JsonNode cleared = client.ifMatch(1)
                .patch(path("press") + "/variables", "{\"force\": {\"unit\": null, \"defaultValue\": null}}")
                .expect(200)
                .json();
        assertThat(cleared.get("variables").get(0).get("unit").isNull()).isTrue();
        assertThat(cleared.get("variables").get(0).get("defaultValue").isNull()).isTrue();
        assertThat(cleared.get("variables").get(0).get("length").intValue()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | object",
                "{\"force\": null} | variable force",
                "{\"force\": []} | variable force",
                "{\"force\": {\"length\": 9}} | variable force",
                "{\"force\": {\"length\": 256}} | 255",
                "{\"force\": {\"dataType\": \"INT\", \"length\": null}} | variable force",
                "{\"force\": {\"defaultValue\": \"12345678901\"}} | force",
                "{\"force\": {\"name\": null}} | name",
                "{\"force\": {\"name\": \"etag\"}} | etag",
                "{\"force\": {\"name\": \"a b\"}} | a b",
                "{\"force\": {\"name\": \"externalId\"}} | externalId",
                "{\"externalId\": {\"unit\": \"m\"}} | core.basicasset",
                "{\"weight\": {\"unit\": \"m\"}} | weight"
            })
    void aVariableIsNotAddedRemovedOrChangedBeyondGrowth(String patch, String named) {
        createPress();
        assertThat(client.ifMatch(0)
                        .patch(path("press") + "/variables", patch)
                        .expect(400)
                        .body())
                .contains(named);
        assertThat(client.get(path("press")).json().get("etag").intValue()).isZero();
    }

    @Test
    void aRenamedVariableKeepsTheValuesAssetsHave() {
        createPress();
        create("big", id("press"));
        String press = asset(id("press"), ", \"variables\": [{\"name\": \"force\", \"value\": \"5\"}]");
        String big = asset(id("big"), ", \"variables\": [{\"name\": \"force\", \"value\": \"6\"}]");
        client.ifMatch(0)
                .patch(path("press") + "/variables", "{\"force\": {\"name\": \"power\", \"unit\": \"kW\"}}")
                .expect(200);
        assertThat(values(press)).contains("\"name\":\"power\",\"value\":\"5\"").doesNotContain("force");
        assertThat(values(big)).contains("\"name\":\"power\",\"value\":\"6\"").doesNotContain("force");
        assertThat(client.get(path("big") + "?exploded=true")
                        .json()
                        .get("variables")
                        .findValuesAsString("name"))
                .containsExactly("externalId", "power");
        client.ifMatch(0)
                .patch(path("big"), list("variables", variable("force", "INT")))
                .expect(200);
        assertThat(client.ifMatch(1)
                        .patch(path("press") + "/variables", "{\"power\": {\"name\": \"force\"}}")
                        .expect(400)
                        .body())
                .contains(id("big"));
        assertThat(values(press)).contains("power");
    }

    private String values(String asset) {
        return client.get(AM + "/assets/" + asset)
                .expect(200)
                .json()
                .get("variables")
                .toString();
    }
}
