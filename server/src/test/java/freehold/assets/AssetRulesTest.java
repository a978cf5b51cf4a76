package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds when assets are created and changed, each rule with the words that refuse its breach. */
@HttpTest
class AssetRulesTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String ASSETS = AM + "/assets";

    private final ApiClient client;
    private final String tenant;
    private final String root;
    private JsonNode machine = JsonMapper.shared().createObjectNode();
    private String path = "";

    AssetRulesTest(TestTenants tenants) {
        TestTenant fresh = tenants.fresh();
        client = fresh.client();
        tenant = fresh.id();
        root = client.get(ASSETS + "/root").json().required("assetId").asString();
        put("/aspecttypes/" + tenant + ".values", """
                {"name": "values", "category": "static", "variables": [
                  {"name": "flag", "dataType": "BOOLEAN"}, {"name": "small", "dataType": "INT"},
                  {"name": "large", "dataType": "LONG"}, {"name": "real", "dataType": "DOUBLE"},
                  {"name": "text", "dataType": "STRING", "length": 5}, {"name": "when", "dataType": "TIMESTAMP"},
                  {"name": "colour", "dataType": "STRING", "length": 9, "defaultValue": "red"}]}""");
        put("/aspecttypes/" + tenant + ".load", """
                {"name": "load", "category": "dynamic", "variables": [{"name": "torque", "dataType": "DOUBLE"}]}""");
        put("/assettypes/" + tenant + ".Machine", """
                {"name": "Machine", "parentTypeId": "core.basicdevice", "instantiable": true,
                 "variables": [{"name": "serial", "dataType": "STRING", "length": 9}],
                 "aspects": [{"name": "v", "aspectTypeId": "%1$s.values"}, {"name": "l", "aspectTypeId": "%1$s.load"}]}
                """.formatted(tenant));
        put("/assettypes/" + tenant + ".Idea", """
                {"name": "Idea", "parentTypeId": "core.basicdevice", "instantiable": false}""");
    }

    private void put(String path, String body) {
        client.put(AM + path, body).expect(201);
    }

    @BeforeEach
    void aMachine() {
        machine = client.post(ASSETS, json(body("Machine"))).expect(201).json();
        path = ASSETS + "/" + machine.required("assetId").asString();
    }

    private Map<String, Object> body(String type) {
        return Map.of("name", "M", "typeId", tenant + "." + type, "parentId", root);
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    private ObjectNode wanted() {
        return (ObjectNode) client.get(path).expect(200).json();
    }

    private Answer replace(ObjectNode body) {
        return client.ifMatch(etag()).put(path, body.toString());
    }

    private Answer patch(String body) {
        return client.ifMatch(etag()).patch(path, body);
    }

    private long etag() {
        return client.get(path).json().required("etag").longValue();
    }

    private static void refused(Answer answer, String... named) {
        assertThat(answer.expect(400).json().at("/errors/0/message").asString()).contains(named);
    }

    @Test
    void onlyInstantiableTypesHaveAssets() {
        refused(client.post(ASSETS, json(body("Idea"))), tenant + ".Idea", "no assets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "typeId", "parentId"})
    void nameTypeAndParentAreNeeded(String member) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(json(body("Machine")));
        body.remove(member);
        assertThat(client.post(ASSETS, body.toString()).expect(400).body()).contains(member, "missing");
        body.putNull(member);
        assertThat(client.post(ASSETS, body.toString()).expect(400).body()).contains(member, "missing");
    }

    @ParameterizedTest
    @CsvSource({
        "assetId, 00000000000000000000000000000001",
        "typeId, core.basicdevice",
        "parentId, 00000000000000000000000000000001",
        "subTenant, elsewhere",
        "timezone, Europe/Paris",
        "twinType, simulation"
    })
    void aChangeTouchesValuesOnly(String member, String other) {
        ObjectNode body = wanted();
        body.put(member, other);
        refused(replace(body), member, "can't be changed");
        refused(patch(json(Map.of(member, other))), member, "can't be changed");
        body.remove(member);
        replace(body).expect(200);
        patch("{\"" + member + "\": null}").expect(200);
        assertThat(wanted().get(member)).isEqualTo(machine.get(member));
    }

    @Test
    void twinTypeAndTimeZoneAreFixedAtCreationAndHaveDefaults() {
        assertThat(machine.required("twinType").asString()).isEqualTo("performance");
        assertThat(machine.required("timezone").asString())
                .isEqualTo(
                        client.get(ASSETS + "/root").json().required("timezone").asString());
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(json(body("Machine")));
        body.put("twinType", "simulation").put("timezone", "Asia/Kolkata");
        JsonNode made = client.post(ASSETS, body.toString()).expect(201).json();
        assertThat(made.required("twinType").asString()).isEqualTo("simulation");
        assertThat(made.required("timezone").asString()).isEqualTo("Asia/Kolkata");
        for (String zone : List.of("Asia/Kathmandu", "Australia/Eucla", "+02:00", "Mars/Base", "")) {
            assertThat(client.post(ASSETS, body.put("timezone", zone).toString())
                            .expect(400)
                            .body())
                    .contains("time zone");
        }
        body.put("timezone", "UTC");
        for (String twin : List.of("", "Performance", "digital")) {
            assertThat(client.post(ASSETS, body.put("twinType", twin).toString())
                            .expect(400)
                            .body())
                    .contains("performance or simulation");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flag | true | True | BOOLEAN",
                "small | -2147483648 | -2147483649 | INT",
                "small | 2147483647 | 2147483648 | INT",
                "small | 7 | 7.0 | INT",
                "large | 9223372036854775807 | 9223372036854775808 | LONG",
                "large | -9223372036854775808 | -9223372036854775809 | LONG",
                "real | 1.5e308 | 1.5e309 | DOUBLE",
                "real | .5 | NaN | DOUBLE",
                "real | -7 | 0x7 | DOUBLE",
                "text | 12345 | 123456 | 5 characters",
                "when | 2026-01-01T00:00:00Z | 2026-01-01 | TIMESTAMP",
                "when | 2026-01-01T00:00:00.123+01:00 | 2026-02-30T00:00:00Z | TIMESTAMP",
            })
    void valuesFitTheirVariables(String variable, String good, String bad, String named) {
        String body = "{\"aspects\": [{\"name\": \"v\", \"variables\": [{\"name\": \"%s\", \"value\": \"%s\"}]}]}";
        JsonNode set = patch(body.formatted(variable, good)).expect(200).json();
        assertThat(set.required("aspects").toString()).contains("\"value\":\"" + good + "\"");
        refused(patch(body.formatted(variable, bad)), variable, named);
        ObjectNode whole = wanted();
        whole.set(
                "aspects",
                JsonMapper.shared().readTree(body.formatted(variable, bad)).get("aspects"));
        refused(replace(whole), variable, named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"variables\": [{\"name\": \"weight\", \"value\": \"1\"}]} | weight",
                "{\"variables\": [{\"name\": \"serial\", \"value\": \"1\"}, {\"name\": \"serial\", \"value\": \"2\"}]} | serial is there twice",
                "{\"variables\": [{\"name\": \"serial\", \"value\": \"1234567890\"}]} | 9 characters",
                "{\"variables\": [{\"value\": \"1\"}]} | needs a name",
                "{\"aspects\": [{\"name\": \"w\", \"variables\": [{\"name\": \"flag\", \"value\": \"true\"}]}]} | no aspect w",
                "{\"aspects\": [{\"name\": \"v\", \"variables\": [{\"name\": \"x\", \"value\": \"true\"}]}]} | no variable x",
                "{\"aspects\": [{\"name\": \"l\", \"variables\": [{\"name\": \"torque\", \"value\": \"1\"}]}]} | l is dynamic",
                "{\"aspects\": [{\"variables\": []}]} | needs a name",
                "{\"name\": null} | is missing",
                "{\"name\": \"\"} | must not be empty",
                "[] | merge patch",
                "null | merge patch",
                "7 | merge patch",
            })
    void whatTheTypeDoesNotHaveIsRefusedByItsName(String patch, String named) {
        String before = client.get(path).body();
        assertThat(patch(patch).expect(400).body()).contains(named);
        assertThat(client.get(path).body()).isEqualTo(before);
    }

    @Test
    void putReplacesWhatPatchLeaves() {
        patch("""
                {"description": "d", "externalId": "e", "location": {"country": "DE"},
                 "variables": [{"name": "serial", "value": "1"}],
                 "aspects": [{"name": "v", "variables": [{"name": "text", "value": "t"}]}]}""").expect(200);
        JsonNode left = patch("{\"name\": \"N\"}").expect(200).json();
        assertThat(left.required("description").asString()).isEqualTo("d");
        assertThat(left.required("variables").toString()).contains("serial");
        JsonNode bare = client.ifMatch(etag())
                .put(path, "{\"name\": \"B\"}")
                .expect(200)
                .json();
        for (String member : List.of("description", "externalId", "location")) {
            assertThat(bare.get(member).isNull()).as(member).isTrue();
        }
        assertThat(bare.required("variables").toString()).doesNotContain("serial");
        assertThat(bare.required("aspects").toString()).contains("red").doesNotContain("\"t\"");
        assertThat(bare.required("typeId")).isEqualTo(machine.required("typeId"));
    }

    @ParameterizedTest
    @CsvSource({"name, 255", "externalId, 255", "description, 2048"})
    void textsHaveLimits(String member, int most) {
        assertThat(List.of(Limits.NAME, Limits.EXTERNAL_ID, Limits.DESCRIPTION)).contains(most);
        String longest = "ä".repeat(most);
        assertThat(patch(json(Map.of(member, longest)))
                        .expect(200)
                        .json()
                        .required(member)
                        .asString())
                .isEqualTo(longest);
        assertThat(patch(json(Map.of(member, longest + "ä"))).expect(400).body())
                .contains("/" + member, Integer.toString(most));
        assertThat(client.post(
                                ASSETS,
                                json(Map.of(
                                        "name",
                                        member.equals("name") ? longest + "x" : "n",
                                        member.equals("name") ? "ignored" : member,
                                        longest + "x",
                                        "typeId",
                                        tenant + ".Machine",
                                        "parentId",
                                        root)))
                        .expect(400)
                        .body())
                .contains("/" + member);
    }

    @Test
    void aFilterCanBeAsLongAsItsLimitHoweverItIsWritten() {
        String frame = "{\"name\":\"\"}";
        for (String character : List.of("x", "%")) {
            String longest = character.repeat(Limits.FILTER - frame.length());
            client.get(filtered(frame, longest)).expect(200);
            assertThat(client.get(filtered(frame, longest + "x")).expect(400).body())
                    .contains("8000");
        }
    }

    private static String filtered(String frame, String name) {
        return ASSETS + "?filter=" + URLEncoder.encode(frame.replace(":\"", ":\"" + name), StandardCharsets.UTF_8);
    }

    @Test
    void readsTellWhetherAnythingIsNew() {
        for (String known : List.of("0", "\"0\"", "W/\"0\"", "\"7\", \"0\"", "*")) {
            Answer same = client.with("If-None-Match", known).get(path).expect(304);
            assertThat(same.header("ETag")).isEqualTo("\"0\"");
            assertThat(same.body()).isEmpty();
        }
        for (String other : List.of("1", "\"1\"", "00", "x")) {
            client.with("If-None-Match", other).get(path).expect(200);
        }
    }

    @Test
    void changesNeedTheEtagQuotedOrNot() {
        String body = "{\"description\": \"x\"}";
        client.patch(path, body).expect(428);
        client.with("If-Match", " ").patch(path, body).expect(428);
        for (String wrong : List.of("1", "\"1\"", "-1", "x", "99999999999999999999", "\"\"")) {
            client.with("If-Match", wrong).patch(path, body).expect(412);
        }
        client.with("If-Match", "0").patch(path, body).expect(200);
        client.with("If-Match", "\"1\"").patch(path, body).expect(200);
        client.ifMatch(1).put(path, machine.toString()).expect(412);
        client.put(path, machine.toString()).expect(428);
    }

    @ParameterizedTest
    @CsvSource({
        "size=2001, 400",
        "size=2000, 200",
        "size=0, 200",
        "size=, 200",
        "page=, 200",
        "sort=ASC, 200",
        "sort=desc, 200",
        "sort=, 200",
        "page=100000, 200",
        "page=2147483647&size=2000, 200",
        "page=-1, 400",
        "size=-1, 400",
        "page=2147483648, 400",
        "page=x, 400",
        "'sort=name,up', 400",
        "'sort=weight,asc', 400",
        "'sort=hasType,asc', 400",
        "filter=, 200",
        "filter=%7B%7D, 200",
        "filter=x, 400"
    })
    void pagesAreToleratedAsClientsAskForThem(String query, int status) {
        Answer answer = client.get(ASSETS + "?" + query).expect(status);
        if (status == 200) {
            assertThat(answer.json().at("/page/totalElements").longValue()).isPositive();
        } else {
            assertThat(answer.body()).contains(query.substring(0, query.indexOf('=')));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assetId",
                "tenantId",
                "name",
                "externalId",
                "subTenant",
                "t2tenant",
                "timezone",
                "twinType",
                "deleted",
                "parentId",
                "typeId"
            })
    void everyFieldButThoseOfManyValuesSorts(String field) {
        for (String direction : List.of("", ",asc", ",desc", ",DESC")) {
            client.get(ASSETS + "?sort=" + field + direction).expect(200);
        }
    }
}
