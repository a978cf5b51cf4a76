package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import freehold.decision.Role;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class LabelsAndGroupsTest {
    private static final String AM = "/api/assetmanagement/v3/assets";
    private static final String OWN = "/api/assets/v1";
    private static final String GROUPS = OWN + "/groups";
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";
    private static final String UNKNOWN_GROUP = "7d1e9a40-52c3-4b8a-8f1e-6c0d2b9a4e37";

    private final TestTenant tenant;
    private final ApiClient client;
    private String press = "";
    private String pump = "";

    LabelsAndGroupsTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
    }

    @BeforeEach
    void aPressAndAPump() {
        String root = client.get(AM + "/root").json().required("assetId").asString();
        press = create(root, "Press");
        pump = create(root, "Pump");
    }

    private String create(String parent, String name) {
        return client.post(AM, """
                        {"name": "%s", "typeId": "core.basicdevice", "parentId": "%s"}""".formatted(name, parent))
                .expect(201)
                .json()
                .required("assetId")
                .asString();
    }

    private String labels() {
        return OWN + "/" + press + "/labels";
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    @Test
    void labelsAreReplacedAsAWholeAndFoundByTheirWords() {
        JsonNode none = client.get(labels()).expect(200).json();
        assertThat(none.required("labels")).isEmpty();
        JsonNode set = client.ifMatch(0)
                .put(labels(), json(Map.of("labels", List.of("to be checked", " Blue line "))))
                .expect(200)
                .json();
        assertThat(set).isEqualTo(client.get(labels()).json());
        assertThat(set.required("labels").toString()).isEqualTo("[\"Blue line\",\"to be checked\"]");
        assertThat(set.required("etag").intValue()).isEqualTo(1);
        assertThat(client.get(AM + "/" + press).json().required("etag").intValue())
                .isEqualTo(1);
        JsonNode hits =
                client.get(OWN + "/search?q=blue%20LINE").expect(200).json().required("items");
        assertThat(hits.get(0).required("assetId").asString()).isEqualTo(press);
        assertThat(hits.get(0).required("labels")).hasSize(2);
        client.ifMatch(1).put(labels(), "{\"labels\": []}").expect(200);
        assertThat(client.get(OWN + "/search?q=blue%20LINE").json().required("items"))
                .isEmpty();
    }

    @Test
    void labelsHaveLimits() {
        String body = "{\"labels\": %s}";
        client.put(labels(), body.formatted("[]")).expect(428);
        client.ifMatch(7).put(labels(), body.formatted("[]")).expect(412);
        List<String> most =
                IntStream.range(0, Limits.LABELS).mapToObj(i -> "l" + i).toList();
        client.ifMatch(0).put(labels(), json(Map.of("labels", most))).expect(200);
        List<String> more =
                IntStream.rangeClosed(0, Limits.LABELS).mapToObj(i -> "l" + i).toList();
        assertThat(client.ifMatch(1).put(labels(), json(Map.of("labels", more))).body())
                .contains("50")
                .contains("labels");
        String longest = "x".repeat(Limits.LABEL);
        client.ifMatch(1)
                .put(labels(), json(Map.of("labels", List.of(longest))))
                .expect(200);
        for (String bad : List.of(
                json(List.of(longest + "x")),
                "[\"\"]",
                "[\" \"]",
                "[null]",
                "[7]",
                "[\"a\", \" a\"]",
                "[\"\\u0000\"]",
                "\"a\"",
                "null")) {
            assertThat(client.ifMatch(2)
                            .put(labels(), body.formatted(bad))
                            .expect(400)
                            .body())
                    .as(bad)
                    .contains("labels");
        }
        client.ifMatch(2).put(labels(), "{\"label\": []}").expect(400);
        client.ifMatch(0)
                .put(OWN + "/" + UNKNOWN + "/labels", body.formatted("[]"))
                .expect(404);
    }

    private JsonNode group(String name, String... members) {
        List<Map<String, String>> list =
                List.of(members).stream().map(id -> Map.of("assetId", id)).toList();
        return client.post(GROUPS, json(Map.of("name", name, "members", list)))
                .expect(201)
                .json();
    }

    private static String path(JsonNode group) {
        return GROUPS + "/" + group.required("id").asString();
    }

    @Test
    void aGroupCanBeMadeReadChangedAndDeleted() {
        JsonNode made = group("Set " + press, pump, press);
        assertThat(made.at("/members/0/assetId").asString()).isEqualTo(press);
        assertThat(made.at("/members/1/name").asString()).isEqualTo("Pump");
        assertThat(client.get(path(made)).expect(200).json()).isEqualTo(made);
        assertThat(client.get(GROUPS).expect(200).json().required("items").toString())
                .contains(made.toString());
        JsonNode changed = client.ifMatch(0)
                .put(path(made), json(Map.of("name", "Other " + press, "description", "d")))
                .expect(200)
                .json();
        assertThat(changed.required("members")).isEmpty();
        assertThat(changed.required("description").asString()).isEqualTo("d");
        assertThat(changed.required("etag").intValue()).isEqualTo(1);
        client.delete(path(made)).expect(428);
        client.ifMatch(0).delete(path(made)).expect(412);
        client.ifMatch(1).delete(path(made)).expect(204);
        client.get(path(made)).expect(404);
        client.ifMatch(1).delete(path(made)).expect(404);
    }

    @Test
    void aDeletedAssetIsInNoGroup() {
        JsonNode made = group("Set " + press, press, pump);
        client.ifMatch(0).delete(AM + "/" + press).expect(204);
        JsonNode members = client.get(path(made)).json().required("members");
        assertThat(members).hasSize(1);
        client.ifMatch(0)
                .put(path(made), json(Map.of("name", "Set " + press, "members", List.of(Map.of("assetId", press)))))
                .expect(404);
        client.ifMatch(1).post(OWN + "/bin/" + press + "/restore", "{}").expect(200);
        assertThat(client.get(path(made)).json().required("members")).hasSize(2);
    }

    @Test
    void groupsHaveNamesOfTheirOwnAndLimits() {
        String name = "n".repeat(Limits.NAME - 32) + press;
        JsonNode made = group(name);
        assertThat(client.post(GROUPS, json(Map.of("name", name))).expect(409).body())
                .contains("already called");
        assertThat(client.post(GROUPS, json(Map.of("name", name + "x")))
                        .expect(400)
                        .body())
                .contains("/name");
        for (String bad : List.of(
                "{}",
                "[]",
                "{\"name\": \" \"}",
                "{\"name\": \"x\", \"members\": [null]}",
                "{\"name\": \"x\", \"members\": [{}]}",
                "{\"name\": \"x\", \"member\": []}",
                "{\"name\": \"x\", \"members\": [{\"assetId\": \"" + press + "\"}, {\"assetId\": \"" + press
                        + "\"}]}")) {
            client.post(GROUPS, bad).expect(400);
        }
        for (String unknown : List.of(UNKNOWN, "nothing")) {
            assertThat(client.post(
                                    GROUPS,
                                    json(Map.of("name", "y" + press, "members", List.of(Map.of("assetId", unknown)))))
                            .expect(404)
                            .body())
                    .contains(unknown);
        }
        List<Map<String, String>> tooMany = IntStream.rangeClosed(0, Limits.GROUP_MEMBERS)
                .mapToObj(i -> Map.of("assetId", press + i))
                .toList();
        assertThat(client.post(GROUPS, json(Map.of("name", "z" + press, "members", tooMany)))
                        .body())
                .contains("1000");
        client.put(path(made), json(Map.of("name", name))).expect(428);
        client.ifMatch(5).put(path(made), json(Map.of("name", name))).expect(412);
        client.ifMatch(0)
                .put(GROUPS + "/" + UNKNOWN_GROUP, json(Map.of("name", name)))
                .expect(404);
        client.get(GROUPS + "/nothing").expect(404);
    }

    @Test
    void groupsAreKeptByThoseWhoMayEditAssetsOfTheTenant() {
        JsonNode made = group("Set " + press, press);
        ApiClient standard = tenant.client(Role.STANDARD_USER);
        standard.ifMatch(0)
                .put(path(made), json(Map.of("name", "Mine " + press)))
                .expect(200);
        ApiClient subtenant = tenant.subtenantClient("park");
        assertThat(subtenant.get(GROUPS).expect(200).json().required("items")).isEmpty();
        subtenant.get(path(made)).expect(404);
        assertThat(subtenant.post(GROUPS, json(Map.of("name", "x"))).expect(403).body())
                .contains("Edit assets in tenant");
        subtenant.ifMatch(1).delete(path(made)).expect(403);
    }
}
