package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class AssetManagementTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final TestTenant tenant;
    private final ApiClient client;
    private final String root;

    AssetManagementTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
        root = client.get(AM + "/assets/root").expect(200).json().get("assetId").stringValue();
    }

    private static String json(Map<String, Object> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    private JsonNode create(String name, String type) {
        return client.post(AM + "/assets", json(Map.of("name", name, "typeId", type, "parentId", root)))
                .expect(201)
                .json();
    }

    @Test
    void theRootHasNoParentAndNothingAboveIt() {
        JsonNode asset = client.get(AM + "/assets/root?").expect(200).json();
        assertThat(asset.get("parentId").isNull()).isTrue();
        assertThat(asset.get("hierarchyPath")).isEmpty();
        assertThat(asset.get("typeId").stringValue()).isEqualTo("core.basicenterprise");
        assertThat(asset.get("tenantId").stringValue()).isEqualTo(tenant.id());
        assertThat(asset.get("sharing").get("modes")).isEmpty();
        JsonNode type = client.get(AM + "/assettypes/core.basicenterprise?exploded=true")
                .expect(200)
                .json();
        assertThat(type.get("aspects")).isNotEmpty();
        assertThat(type.get("variables")).isNotEmpty();
    }

    @Test
    void theBillboardPointsToTheCollections() {
        JsonNode billboard = client.get(AM + "/").expect(200).json();
        assertThat(billboard.get("assets").get("href").stringValue()).endsWith(AM + "/assets");
    }

    @Test
    void anUnfilteredListOfAspectTypesFillsAPageOfTen() {
        JsonNode page = client.get(AM + "/aspecttypes").expect(200).json();
        assertThat(page.get("page").get("size").intValue()).isEqualTo(10);
        assertThat(page.get("_embedded").get("aspectTypes")).hasSize(10);
    }

    @Test
    void aCreatedAssetCanBeReadListedAndChanged() {
        JsonNode created = create("Press", "core.basicdevice");
        String path = AM + "/assets/" + created.get("assetId").stringValue();
        Answer read = client.get(path).expect(200);
        assertThat(read.json()).isEqualTo(created);
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.get("hierarchyPath").get(0).get("assetId").stringValue())
                .isEqualTo(root);
        assertThat(created.get("twinType").stringValue()).isEqualTo("performance");
        assertThat(created.get("timezone").stringValue()).isEqualTo("UTC");

        JsonNode changed = client.ifMatch(0)
                .with("Content-Type", "application/merge-patch+json")
                .patch(path, """
                        {"description": "by the door", "location": {"country": "DE", "longitude": 8.4},
                         "variables": [{"name": "externalId", "value": "P-1"}]}""")
                .expect(200)
                .json();
        assertThat(changed.get("etag").intValue()).isEqualTo(1);
        assertThat(changed.get("name").stringValue()).isEqualTo("Press");
        assertThat(changed.get("location").get("longitude").doubleValue()).isEqualTo(8.4);

        JsonNode again = client.ifMatch(1)
                .patch(path, "{\"location\": {\"country\": null, \"locality\": \"Ulm\"}, \"description\": null}")
                .expect(200)
                .json();
        assertThat(again.get("location").get("country").isNull()).isTrue();
        assertThat(again.get("location").get("locality").stringValue()).isEqualTo("Ulm");
        assertThat(again.get("description").isNull()).isTrue();
        assertThat(again.get("variables").get(0).get("value").stringValue()).isEqualTo("P-1");
        assertThat(client.with("If-None-Match", "2").get(path).status()).isEqualTo(304);
    }

    @Test
    void whatWasReadCanBePutBack() {
        JsonNode created = create("Area", "core.basicarea");
        String path = AM + "/assets/" + created.get("assetId").stringValue();
        JsonNode put =
                client.ifMatch(0).put(path, created.toString()).expect(200).json();
        assertThat(put.get("variables")).isEqualTo(created.get("variables"));
        assertThat(put.get("etag").intValue()).isEqualTo(1);
    }

    @Test
    void aChangeNeedsTheEtagOfWhatIsThere() {
        String path =
                AM + "/assets/" + create("X", "core.basicarea").get("assetId").stringValue();
        client.patch(path, "{\"name\": \"Y\"}").expect(428);
        client.ifMatch(7).patch(path, "{\"name\": \"Y\"}").expect(412);
        client.with("If-Match", "abc").patch(path, "{\"name\": \"Y\"}").expect(412);
        client.ifMatch(0).patch(path, "{\"name\": \"Y\"}").expect(200);
        client.ifMatch(0).patch(path, "{\"name\": \"Z\"}").expect(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "typeId | core.basicsite",
                "parentId | 00000000000000000000000000000001",
                "assetId | 00000000000000000000000000000001",
                "timezone | Europe/Paris",
                "twinType | simulation",
                "subTenant | elsewhere"
            })
    void whatIsFixedAtCreationStays(String field, String value) {
        String path =
                AM + "/assets/" + create("X", "core.basicarea").get("assetId").stringValue();
        Answer answer =
                client.ifMatch(0).patch(path, json(Map.of(field, value))).expect(400);
        assertThat(answer.body()).contains(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{\"name\": \"\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\"}",
                "{\"name\": null, \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\"}",
                "{\"name\": {}, \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\"}",
                "{\"name\": \"\\u0000\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\"}",
                "{\"name\": \"\\ud800\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\"}",
                "{\"name\": \"x\", \"parentId\": \"ROOT\"}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\"}",
                "{\"name\": \"x\", \"typeId\": \"core.basicenterprise\", \"parentId\": \"ROOT\"}",
                "{\"name\": \"x\", \"typeId\": \"core.shareenterprise\", \"parentId\": \"ROOT\"}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"timezone\": \"Mars/Base\"}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"timezone\": \"Asia/Kathmandu\"}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"twinType\": \"evil\"}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"variables\": [null]}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"variables\": [{}]}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"variables\": {\"a\": 1}}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"aspects\": [null]}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"location\": {\"latitude\": 91}}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"location\": []}",
                "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"ROOT\", \"location\": {\"country\": \"\\u0000\"}}",
                "{\"name"
            })
    void badAssetsAreRefusedWithAReason(String body) {
        Answer answer = client.post(AM + "/assets", body.replace("ROOT", root)).expect(400);
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("code").stringValue()).isNotEmpty();
        assertThat(error.get("message").stringValue()).isNotEmpty();
    }

    @Test
    void unknownParentsAndTypesAreNotFoundByName() {
        assertThat(client.post(
                                AM + "/assets",
                                json(Map.of("name", "x", "typeId", "core.basicarea", "parentId", UNKNOWN)))
                        .expect(404)
                        .body())
                .contains(UNKNOWN);
        assertThat(client.post(AM + "/assets", json(Map.of("name", "x", "typeId", "nobody.thing", "parentId", root)))
                        .expect(404)
                        .body())
                .contains("nobody.thing");
    }

    @Test
    void valuesHaveToFitTheirVariables() {
        String body = "{\"name\": \"x\", \"typeId\": \"core.basicarea\", \"parentId\": \"" + root + "\", %s}";
        assertThat(client.post(
                                AM + "/assets",
                                body.formatted("\"variables\": [{\"name\": \"colour\", \"value\": \"red\"}]"))
                        .expect(400)
                        .body())
                .contains("colour");
        assertThat(client.post(
                                AM + "/assets",
                                body.formatted("\"variables\": [{\"name\": \"externalId\", \"value\": \""
                                        + "x".repeat(256) + "\"}]"))
                        .expect(400)
                        .body())
                .contains("externalId");
        client.post(
                        AM + "/assets",
                        body.formatted(
                                "\"variables\": [{\"name\": \"externalId\", \"value\": \"" + "x".repeat(255) + "\"}]"))
                .expect(201);
    }

    @Test
    void aNameHasAtMost255Characters() {
        create("n".repeat(255), "core.basicarea");
        create("𝄞".repeat(255), "core.basicarea");
        Map<String, Object> tooLong = Map.of("name", "n".repeat(256), "typeId", "core.basicarea", "parentId", root);
        assertThat(client.post(AM + "/assets", json(tooLong)).expect(400).body())
                .contains("/name");
    }

    @Test
    void theTreeHasAStatedDepth() {
        String parent = root;
        for (int level = 1; level <= 50; level++) {
            parent = client.post(
                            AM + "/assets",
                            json(Map.of("name", "l" + level, "typeId", "core.basicarea", "parentId", parent)))
                    .expect(201)
                    .json()
                    .get("assetId")
                    .stringValue();
        }
        assertThat(client.post(
                                AM + "/assets",
                                json(Map.of("name", "deep", "typeId", "core.basicarea", "parentId", parent)))
                        .expect(400)
                        .body())
                .contains("50");
        assertThat(client.get(AM + "/assets/" + parent).json().get("hierarchyPath"))
                .hasSize(50);
    }

    @Test
    void aStandardUserCreatesHierarchyOnlyAndSetsNoDirectVariables() {
        ApiClient standard = tenant.client(Role.STANDARD_USER);
        Map<String, Object> area = Map.of("name", "x", "typeId", "core.basicarea", "parentId", root);
        String path = AM + "/assets/"
                + standard.post(AM + "/assets", json(area))
                        .expect(201)
                        .json()
                        .get("assetId")
                        .stringValue();
        assertThat(standard.post(
                                AM + "/assets",
                                json(Map.of("name", "x", "typeId", "core.basicdevice", "parentId", root)))
                        .expect(403)
                        .body())
                .contains("Create assets in tenant");
        String set = "{\"name\": \"y\", \"variables\": [{\"name\": \"externalId\", \"value\": \"7\"}]}";
        assertThat(standard.ifMatch(0).patch(path, set).expect(403).body()).contains("Set values for direct variables");
        JsonNode whole = standard.get(path).json();
        standard.ifMatch(0).put(path, whole.toString()).expect(200);
        assertThat(standard.put(
                                AM + "/aspecttypes/" + tenant.id() + ".x",
                                "{\"name\": \"x\", \"category\": \"static\","
                                        + " \"variables\": [{\"name\": \"v\", \"dataType\": \"INT\"}]}")
                        .expect(403)
                        .body())
                .contains("Create aspects in tenant");
    }

    @Test
    void lookingAtOneSubtenantsAssetsIsARightOfItsOwn() {
        String bySubtenant = AM + "/assets?filter=%7B%22subTenant%22:%22north%22%7D";
        assertThat(tenant.client(Role.STANDARD_USER)
                        .get(bySubtenant)
                        .expect(403)
                        .body())
                .contains("View subtenant assets");
        client.get(bySubtenant).expect(200);
    }

    @Test
    void aForeignAssetIsAsGoodAsMissing() {
        String foreign = tenant.tenants()
                .fresh()
                .client()
                .get(AM + "/assets/root")
                .json()
                .get("assetId")
                .stringValue();
        for (String query : List.of("", "?includeShared=true")) {
            Answer theirs = client.get(AM + "/assets/" + foreign + query).expect(404);
            Answer none = client.get(AM + "/assets/" + UNKNOWN + query).expect(404);
            assertThat(withoutReference(theirs, foreign)).isEqualTo(withoutReference(none, UNKNOWN));
            client.ifMatch(0)
                    .patch(AM + "/assets/" + foreign + query, "{\"name\": \"mine\"}")
                    .expect(404);
        }
    }

    private static String withoutReference(Answer answer, String id) {
        return answer.body().replace(id, "ID").replaceAll("\"logref\":\"[^\"]*\"", "");
    }
}
