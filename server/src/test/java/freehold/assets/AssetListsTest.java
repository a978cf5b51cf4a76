package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class AssetListsTest {
    private static final String AM = "/api/assetmanagement/v3";

    private final ApiClient client;
    private final String root;

    AssetListsTest(TestTenants tenants) {
        client = tenants.fresh().client();
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

    private JsonNode list(String query) {
        return client.get(AM + "/assets?" + query).expect(200).json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> names(JsonNode page) {
        return page.get("_embedded").get("assets").values().stream()
                .map(asset -> asset.get("name").stringValue())
                .toList();
    }

    @Test
    void pagesFollowTheRulesTheClientNeeds() {
        for (String name : List.of("b", "a", "C")) {
            create(name, "core.basicarea");
        }
        assertThat(names(list("sort=name,asc"))).hasSize(4).isSorted();
        assertThat(names(list("sort=ASC"))).hasSize(4);
        assertThat(names(list("sort=DESC&size=0"))).hasSize(4);
        JsonNode last = list("page=1&size=3&sort=name,desc");
        assertThat(last.get("page").get("totalElements").intValue()).isEqualTo(4);
        assertThat(last.get("page").get("totalPages").intValue()).isEqualTo(2);
        assertThat(names(last)).hasSize(1);
        assertThat(last.get("_links").get("prev").get("href").stringValue()).contains("page=0");
        assertThat(last.get("_links").has("next")).isFalse();
        JsonNode past = list("page=2&size=3");
        assertThat(past.get("_embedded").get("assets")).isEmpty();
        assertThat(past.get("page").get("totalElements").intValue()).isEqualTo(4);
        list("page=2147483647&size=2000");
    }

    @ParameterizedTest
    @CsvSource({
        "size=2001,size",
        "size=-1,size",
        "page=-1,page",
        "page=x,page",
        "sort=colour,colour",
        "page=99999999999,page"
    })
    void badPagesAreRefusedByName(String query, String name) {
        assertThat(client.get(AM + "/assets?" + query).expect(400).body()).contains(name);
    }

    @Test
    void theClientsFilterFindsByNameAndType() {
        create("Pump 1", "core.basicdevice");
        create("Pump 2", "core.basicarea");
        create("Press", "core.basicdevice");
        assertThat(names(list("filter="
                        + encoded(
                                "{\"and\":{\"name\":{\"contains\":\"Pump\"},\"typeId\":{\"contains\":\"device\"}}}"))))
                .containsExactly("Pump 1");
        assertThat(names(list("filter=" + encoded("{\"name\":{\"in\":{\"value\":[\"Press\",\"Pump 2\"]}}}"))))
                .containsExactly("Press", "Pump 2");
        assertThat(names(list("filter=" + encoded("{\"not\":{\"name\":{\"startsWith\":\"Pump\"}},\"deleted\":null}"))))
                .contains("Press")
                .hasSize(2);
        assertThat(names(list("filter=" + encoded("{\"name\":{\"or\":[{\"eq\":\"Press\"},{\"endsWith\":\"mp 2\"}]}}"))))
                .containsExactly("Press", "Pump 2");
        assertThat(names(list(
                        "filter=" + encoded("{\"hasType\":\"core.basichierarchy\",\"parentId\":\"" + root + "\"}"))))
                .containsExactly("Pump 2");
        assertThat(names(list("filter=" + encoded("{\"colour\":\"red\"}")))).hasSize(4);
        assertThat(names(list("filter=" + encoded("{\"name\":\"'; drop table assets.asset; --\"}"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "{\"name\":{\"like\":\"x\"}}",
                "{\"name\":7}",
                "{\"name\":\"\\u0000\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":{\"in\":\"x\"}}",
                "{\"name\":{\"contains\":null}}",
                "{\"and\":7}",
                "{\"not\":[]}"
            })
    void badFiltersAreRefused(String filter) {
        assertThat(client.get(AM + "/assets?filter=" + encoded(filter))
                        .expect(400)
                        .body())
                .contains("filter");
    }

    @Test
    void filtersHaveLimits() {
        String nested = "{\"name\":\"x\"}";
        for (int i = 0; i < 30; i++) {
            nested = "{\"not\":" + nested + "}";
        }
        client.get(AM + "/assets?filter=" + encoded(nested)).expect(400);
        client.get(AM + "/assets?filter=" + encoded("[".repeat(1000))).expect(400);
        String many = "{\"or\":[" + "{\"name\":\"x\"},".repeat(100) + "{\"name\":\"x\"}]}";
        assertThat(client.get(AM + "/assets?filter=" + encoded(many))
                        .expect(400)
                        .body())
                .contains("100");
    }
}
