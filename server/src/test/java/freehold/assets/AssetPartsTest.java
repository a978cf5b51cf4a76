package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class AssetPartsTest {
    private static final String AM = "/api/assetmanagement/v3";

    private final ApiClient client;
    private final String tenant;
    private final String press;

    AssetPartsTest(TestTenants tenants) {
        TestTenant fresh = tenants.fresh();
        client = fresh.client();
        tenant = fresh.id();
        put("/aspecttypes/" + tenant + ".plate", """
                {"name": "plate", "category": "static", "description": "what is written on it", "variables": [
                  {"name": "maker", "dataType": "STRING", "length": 20, "defaultValue": "us"},
                  {"name": "year", "dataType": "INT"}]}""");
        put("/aspecttypes/" + tenant + ".spindle", """
                {"name": "spindle", "category": "dynamic", "variables": [
                  {"name": "speed", "dataType": "DOUBLE", "unit": "1/min", "qualityCode": true}]}""");
        put("/assettypes/" + tenant + ".Press", """
                {"name": "Press", "parentTypeId": "core.basicdevice", "instantiable": true,
                 "variables": [{"name": "serial", "dataType": "STRING", "length": 30, "searchable": true},
                   {"name": "colour", "dataType": "STRING", "length": 9, "defaultValue": "red"}],
                 "aspects": [{"name": "plate", "aspectTypeId": "%1$s.plate"},
                   {"name": "left", "aspectTypeId": "%1$s.spindle"}, {"name": "right", "aspectTypeId": "%1$s.spindle"}]}
                """.formatted(tenant));
        String root = client.get(AM + "/assets/root").json().required("assetId").asString();
        press = client.post(AM + "/assets", """
                        {"name": "P", "typeId": "%s.Press", "parentId": "%s",
                         "variables": [{"name": "serial", "value": "7"}],
                         "aspects": [{"name": "plate", "variables": [{"name": "year", "value": "1999"}]}]}
                        """.formatted(tenant, root))
                .expect(201)
                .json()
                .required("assetId")
                .asString();
    }

    private void put(String path, String body) {
        client.put(AM + path, body).expect(201);
    }

    private JsonNode list(String collection, String query) {
        return client.get(AM + "/assets/" + press + "/" + collection + query)
                .expect(200)
                .json();
    }

    private static List<String> names(JsonNode page, String collection) {
        List<String> names = new ArrayList<>();
        page.at("/_embedded/" + collection)
                .forEach(row -> names.add(row.required("name").asString()));
        return names;
    }

    private static String filter(String json) {
        return "filter=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    @Test
    void aspectsSayWhatTheyAreOfAndHold() {
        JsonNode page = list("aspects", "?" + filter("{\"aspectTypeId\": {\"startsWith\": \"" + tenant + ".\"}}"));
        assertThat(names(page, "aspects")).containsExactly("left", "plate", "right");
        JsonNode plate = page.at("/_embedded/aspects/1");
        assertThat(plate.get("aspectTypeId").stringValue()).isEqualTo(tenant + ".plate");
        assertThat(plate.get("holderAssetId").stringValue()).isEqualTo(press);
        assertThat(plate.get("category").stringValue()).isEqualTo("static");
        assertThat(plate.get("description").stringValue()).isEqualTo("what is written on it");
        assertThat(plate.at("/variables/0/name").stringValue()).isEqualTo("maker");
        assertThat(plate.at("/variables/0/value").stringValue()).isEqualTo("us");
        assertThat(plate.at("/variables/1/value").stringValue()).isEqualTo("1999");
        assertThat(plate.at("/_links/asset/href").stringValue()).endsWith("/assets/" + press);
        assertThat(plate.at("/_links/aspectType/href").stringValue()).endsWith("/aspecttypes/" + tenant + ".plate");
        String self = plate.at("/_links/self/href").stringValue();
        JsonNode again =
                client.get(self.substring(self.indexOf("/api/"))).expect(200).json();
        assertThat(again.at("/_embedded/aspects")).hasSize(1);
        assertThat(again.at("/_embedded/aspects/0")).isEqualTo(plate);
        JsonNode left = page.at("/_embedded/aspects/0");
        assertThat(left.at("/variables/0/unit").stringValue()).isEqualTo("1/min");
        assertThat(left.at("/variables/0/qualityCode").booleanValue()).isTrue();
        assertThat(left.get("variables").get(0).has("value")).isFalse();
    }

    @Test
    void aspectsAndVariablesArePagedFilteredAndSorted() {
        JsonNode all = list("aspects", "");
        long total = all.at("/page/totalElements").longValue();
        assertThat(total).isGreaterThanOrEqualTo(3);
        assertThat(names(all, "aspects")).isSorted();
        JsonNode second = list("aspects", "?size=1&page=1&sort=name,desc");
        assertThat(second.at("/page/totalElements").longValue()).isEqualTo(total);
        assertThat(names(second, "aspects")).hasSize(1);
        assertThat(list("aspects", "?size=1&page=" + total).at("/_embedded/aspects"))
                .isEmpty();
        assertThat(names(list("aspects", "?" + filter("{\"category\": \"dynamic\"}")), "aspects"))
                .contains("left", "right")
                .doesNotContain("plate");
        JsonNode variables = list("variables", "?sort=name,desc&size=0");
        assertThat(names(variables, "variables")).contains("serial", "colour", "externalId");
        JsonNode serial = list("variables", "?" + filter("{\"value\": {\"in\": {\"value\": [\"7\", \"8\"]}}}"))
                .at("/_embedded/variables");
        assertThat(serial).hasSize(1);
        assertThat(serial.get(0).get("name").stringValue()).isEqualTo("serial");
        assertThat(serial.get(0).get("dataType").stringValue()).isEqualTo("STRING");
        assertThat(serial.get(0).get("length").intValue()).isEqualTo(30);
        assertThat(serial.get(0).get("searchable").booleanValue()).isTrue();
        for (String part : List.of("aspects", "variables")) {
            String path = AM + "/assets/" + press + "/" + part;
            client.get(path + "?size=2000").expect(200);
            client.get(path + "?size=2001").expect(400);
            client.get(path + "?page=-1").expect(400);
            assertThat(client.get(path + "?sort=weight").expect(400).body()).contains("weight");
            assertThat(client.get(path + "?" + filter("{\"name\": 7}"))
                            .expect(400)
                            .body())
                    .contains("name");
            client.get(AM + "/assets/0123456789abcdef0123456789abcdef/" + part).expect(404);
            client.get(AM + "/assets/nothing/" + part).expect(404);
        }
    }

    @Test
    void aListCanBeOfBasicFieldsOnly() {
        String path = AM + "/assets?" + filter("{\"assetId\": \"" + press + "\"}");
        JsonNode whole = client.get(path).json().at("/_embedded/assets/0");
        JsonNode basic =
                client.get(path + "&basicFieldsOnly=true").expect(200).json().at("/_embedded/assets/0");
        for (String left : List.of("location", "variables", "aspects", "fileAssignments", "locks")) {
            assertThat(whole.has(left)).isTrue();
            assertThat(basic.has(left)).isFalse();
        }
        basic.properties().stream()
                .filter(member -> !member.getKey().equals("_links"))
                .forEach(member -> assertThat(member.getValue()).isEqualTo(whole.get(member.getKey())));
        assertThat(basic.get("etag").intValue()).isEqualTo(whole.get("etag").intValue());
        client.get(path + "&basicFieldsOnly=perhaps").expect(400);
    }
}
