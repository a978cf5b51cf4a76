package freehold.assets;

import static freehold.assets.TypeJson.aspect;
import static freehold.assets.TypeJson.type;
import static freehold.assets.TypeJson.use;
import static freehold.assets.TypeJson.variable;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@HttpTest
class TypesTest {
    private static final String AM = "/api/assetmanagement/v3";

    private final TestTenant tenant;
    private final ApiClient client;

    TypesTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
    }

    private String id(String name) {
        return tenant.id() + "." + name;
    }

    private Answer putAspect(String name, String body) {
        return client.put(AM + "/aspecttypes/" + id(name), body);
    }

    private Answer putType(String name, String body) {
        return client.put(AM + "/assettypes/" + id(name), body);
    }

    @Test
    void anAspectTypeIsCreatedWithoutAndChangedWithAnEtag() {
        String body = aspect("spindle", "dynamic", variable("speed", "DOUBLE"));
        JsonNode created = putAspect("spindle", body).expect(201).json();
        assertThat(created.get("id").stringValue()).isEqualTo(id("spindle"));
        assertThat(created.get("tenantId").stringValue()).isEqualTo(tenant.id());
        putAspect("spindle", body).expect(428);
        client.ifMatch(1).put(AM + "/aspecttypes/" + id("spindle"), body).expect(412);
        client.with("If-None-Match", "*")
                .put(AM + "/aspecttypes/" + id("spindle"), body)
                .expect(412);
        client.ifMatch(0)
                .put(AM + "/aspecttypes/" + id("other"), aspect("other", "dynamic", variable("v", "INT")))
                .expect(412);
        JsonNode grown = client.ifMatch(0)
                .put(
                        AM + "/aspecttypes/" + id("spindle"),
                        aspect("spindle", "dynamic", variable("load", "INT"), variable("speed", "DOUBLE")))
                .expect(200)
                .json();
        assertThat(grown.get("etag").intValue()).isEqualTo(1);
        assertThat(grown.get("variables").findValuesAsString("name")).containsExactly("speed", "load");
        assertThat(client.get(AM + "/aspecttypes/" + id("spindle")).expect(200).json())
                .isEqualTo(grown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dynamic | {\"name\": \"v\", \"dataType\": \"INT\", \"length\": 5} | /variables/v/length",
                "dynamic | {\"name\": \"v\", \"dataType\": \"STRING\", \"length\": 256} | /variables/v/length",
                "dynamic | {\"name\": \"v\", \"dataType\": \"STRING\", \"length\": 0} | /variables/v/length",
                "dynamic | {\"name\": \"v\", \"dataType\": \"BIG_STRING\", \"length\": 100001} | /variables/v/length",
                "static | {\"name\": \"v\", \"dataType\": \"BIG_STRING\", \"length\": 10} | BIG_STRING",
                "dynamic | {\"name\": \"v\", \"dataType\": \"INT\", \"defaultValue\": \"7\"} | defaultValue",
                "static | {\"name\": \"v\", \"dataType\": \"INT\", \"defaultValue\": \"x\"} | defaultValue",
                "static | {\"name\": \"v\", \"dataType\": \"COLOUR\", \"unit\": \"m\"} | dataType",
                "static | {\"name\": \"tenant\", \"dataType\": \"INT\", \"unit\": \"m\"} | tenant",
                "static | {\"name\": \"a-b\", \"dataType\": \"INT\", \"unit\": \"m\"} | a-b",
                "static | {\"name\": \"_time\", \"dataType\": \"INT\", \"unit\": \"m\"} | _time",
                "sideways | {\"name\": \"v\", \"dataType\": \"INT\", \"unit\": \"m\"} | category"
            })
    void rulesOfVariablesAreToldByName(String category, String variable, String named) {
        Answer answer = putAspect("x", aspect("x", category, variable)).expect(400);
        assertThat(answer.body()).contains(named);
    }

    @Test
    void limitsOfAspectTypesHoldAtTheirEdges() {
        String longest = "v".repeat(64);
        putAspect("n64", aspect("n64", "dynamic", variable(longest, "INT"))).expect(201);
        assertThat(putAspect("n65", aspect("n65", "dynamic", variable(longest + "v", "INT")))
                        .expect(400)
                        .body())
                .contains("64");
        putAspect("v500", aspect("v500", "dynamic", variables(500))).expect(201);
        assertThat(putAspect("v501", aspect("v501", "dynamic", variables(501)))
                        .expect(400)
                        .body())
                .contains("500");
        String[] big = {
            variable("a", "BIG_STRING", "\"length\": 60000"), variable("b", "BIG_STRING", "\"length\": 40000")
        };
        putAspect("big", aspect("big", "dynamic", big)).expect(201);
        assertThat(putAspect(
                                "more",
                                aspect("more", "dynamic", big[0], big[1], variable("c", "BIG_STRING", "\"length\": 1")))
                        .expect(400)
                        .body())
                .contains("100000");
        String[] wide =
                Stream.concat(Stream.of(big), Stream.of(variable("c", "INT"))).toArray(String[]::new);
        assertThat(putAspect("wide", aspect("wide", "dynamic", wide))
                        .expect(400)
                        .body())
                .contains("200000");
        assertThat(putAspect("none", aspect("none", "dynamic")).expect(400).body())
                .contains("/variables");
    }

    private static String[] variables(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> variable("v" + i, "DOUBLE"))
                .toArray(String[]::new);
    }

    @Test
    void anIdIsTheTenantsPrefixAndAName() {
        String longest = "x".repeat(128 - tenant.id().length() - 1);
        putAspect(longest, aspect("longest", "static", variable("v", "INT"))).expect(201);
        putAspect(longest + "x", aspect("longer", "static", variable("v", "INT")))
                .expect(400);
        for (String bad : List.of("a-b", "a%20b", "a%C3%A4")) {
            putAspect(bad, aspect("bad", "static", variable("v", "INT"))).expect(400);
        }
        assertThat(client.put(AM + "/aspecttypes/" + id("x"), "{\"id\": \"" + id("y") + "\"}")
                        .expect(400)
                        .body())
                .contains(id("y"));
        putAspect("taken", aspect("longest", "static", variable("v", "INT"))).expect(409);
    }

    @Test
    void foreignPrefixesFailAlikeWhetherOrNotTheirTenantExists() {
        TestTenant other = tenant.tenants().fresh();
        String body = aspect("x", "static", variable("v", "INT"));
        other.client().put(AM + "/aspecttypes/" + other.id() + ".x", body).expect(201);
        for (String collection : List.of("/aspecttypes/", "/assettypes/")) {
            String sent =
                    collection.equals("/aspecttypes/") ? body : type("x", "core.basicdevice", List.of(), List.of());
            String theirs = other.id() + ".x";
            String nobodys = "zz9zz.x";
            for (String query : List.of("", "?includeShared=true")) {
                assertThat(same(
                                client.put(AM + collection + theirs + query, sent)
                                        .expect(400),
                                theirs))
                        .isEqualTo(same(
                                client.put(AM + collection + nobodys + query, sent)
                                        .expect(400),
                                nobodys));
                assertThat(same(client.get(AM + collection + theirs + query).expect(404), theirs))
                        .isEqualTo(same(
                                client.get(AM + collection + nobodys + query).expect(404), nobodys));
            }
        }
        assertThat(same(
                        putType("y", type("y", other.id() + ".x", List.of(), List.of()))
                                .expect(404),
                        other.id() + ".x"))
                .isEqualTo(same(
                        putType("y", type("y", "zz9zz.x", List.of(), List.of())).expect(404), "zz9zz.x"));
        assertThat(same(
                        putType("y", type("y", "core.basicdevice", List.of(use("a", other.id() + ".x")), List.of()))
                                .expect(400),
                        other.id() + ".x"))
                .isEqualTo(same(
                        putType("y", type("y", "core.basicdevice", List.of(use("a", "zz9zz.x")), List.of()))
                                .expect(400),
                        "zz9zz.x"));
        client.put(AM + "/aspecttypes/core.contact", body).expect(403);
        client.put(AM + "/assettypes/core.basicdevice", type("x", "core.basicdevice", List.of(), List.of()))
                .expect(403);
    }

    private static String same(Answer answer, String id) {
        return answer.body().replace(id, "ID").replaceAll("\"logref\":\"[^\"]*\"", "");
    }

    @Test
    void aspectTypesOnlyGrow() {
        putAspect("s", aspect("s", "static", variable("a", "STRING", "\"length\": 10"), variable("b", "INT")))
                .expect(201);
        putAspect("d", aspect("d", "dynamic", variable("a", "STRING", "\"length\": 10, \"qualityCode\": true")))
                .expect(201);
        String b = variable("b", "INT");
        refused("s", aspect("s", "static", b), "variable a");
        refused("s", aspect("s", "static", variable("a", "STRING", "\"length\": 9"), b), "variable a");
        refused("s", aspect("s", "static", variable("a", "INT"), b), "variable a");
        refused("s", aspect("s", "dynamic", variable("a", "STRING", "\"length\": 10"), b), "category");
        refused(
                "d",
                aspect("d", "dynamic", variable("a", "STRING", "\"length\": 11, \"qualityCode\": true")),
                "variable a");
        refused("d", aspect("d", "dynamic", variable("a", "STRING", "\"length\": 10")), "qualityCode");
        client.ifMatch(0)
                .put(
                        AM + "/aspecttypes/" + id("s"),
                        aspect("s", "static", variable("a", "STRING", "\"length\": 11"), b))
                .expect(200);
    }

    private void refused(String name, String body, String named) {
        assertThat(client.ifMatch(0)
                        .put(AM + "/aspecttypes/" + id(name), body)
                        .expect(400)
                        .body())
                .contains(named);
    }

    @Test
    void anAssetTypeInheritsAndShowsItWhenExploded() {
        putAspect("spindle", aspect("spindle", "dynamic", variable("speed", "DOUBLE")))
                .expect(201);
        putType(
                        "machine",
                        type(
                                "Machine",
                                "core.basicdevice",
                                List.of(use("spindle", id("spindle"))),
                                List.of(variable("serial", "STRING"))))
                .expect(201);
        putType(
                        "press",
                        type(
                                "Press",
                                id("machine"),
                                List.of(use("shake", "core.vibration")),
                                List.of(variable("force", "DOUBLE"))))
                .expect(201);
        JsonNode own = client.get(AM + "/assettypes/" + id("press")).expect(200).json();
        assertThat(own.get("variables").findValuesAsString("name")).containsExactly("force");
        assertThat(own.get("aspects")).hasSize(1);
        JsonNode exploded = client.get(AM + "/assettypes/" + id("press") + "?exploded=true")
                .expect(200)
                .json();
        assertThat(exploded.get("variables").findValuesAsString("name"))
                .containsExactly("externalId", "serial", "force");
        assertThat(exploded.get("variables")
                        .get(1)
                        .get("_links")
                        .get("origin")
                        .get("href")
                        .stringValue())
                .endsWith(id("machine"));
        assertThat(exploded.get("aspects")
                        .get(0)
                        .get("aspectType")
                        .get("variables")
                        .get(0)
                        .get("name")
                        .stringValue())
                .isEqualTo("speed");
        assertThat(client.get(AM + "/assettypes?filter=%7B%22name%22:%22Press%22%7D")
                        .expect(200)
                        .json()
                        .get("_embedded")
                        .get("assetTypes"))
                .hasSize(1);
    }

    @Test
    void namesAreUniqueOverAFamilyOfTypes() {
        putType("a", type("A", "core.basicdevice", List.of(use("pos", "core.position")), List.of(variable("x", "INT"))))
                .expect(201);
        putType("b", type("B", id("a"), List.of(use("env", "core.environment")), List.of(variable("y", "INT"))))
                .expect(201);
        assertThat(putType("c", type("C", id("b"), List.of(), List.of(variable("x", "INT"))))
                        .expect(400)
                        .body())
                .contains("x");
        assertThat(putType("c", type("C", id("b"), List.of(use("pos", "core.energy")), List.of()))
                        .expect(400)
                        .body())
                .contains("pos");
        client.get(AM + "/assettypes/" + id("c")).expect(404);
        String grown = type(
                "A",
                "core.basicdevice",
                List.of(use("pos", "core.position")),
                List.of(variable("x", "INT"), variable("y", "INT")));
        assertThat(client.ifMatch(0)
                        .put(AM + "/assettypes/" + id("a"), grown)
                        .expect(400)
                        .body())
                .contains(id("b"));
        assertThat(client.get(AM + "/assettypes/" + id("a")).json().get("etag").intValue())
                .isZero();
    }

    @Test
    void assetTypesOnlyGrow() {
        String a = type("A", "core.basicdevice", List.of(use("pos", "core.position")), List.of(variable("x", "INT")));
        putType("a", a).expect(201);
        for (String body : List.of(
                type("A", "core.basicasset", List.of(use("pos", "core.position")), List.of(variable("x", "INT"))),
                type("A", "core.basicdevice", List.of(), List.of(variable("x", "INT"))),
                type("A", "core.basicdevice", List.of(use("pos", "core.energy")), List.of(variable("x", "INT"))),
                type("A", "core.basicdevice", List.of(use("pos", "core.position")), List.of()),
                a.replace("\"name\": \"A\"", "\"name\": \"A\", \"instantiable\": false"))) {
            client.ifMatch(0).put(AM + "/assettypes/" + id("a"), body).expect(400);
        }
        client.ifMatch(0).put(AM + "/assettypes/" + id("a"), a).expect(200);
        putType("f", type("F", "core.shareenterprise", List.of(), List.of())).expect(400);
    }

    @Test
    void typesAreDerivedOverAStatedNumberOfLevels() {
        String parent = "core.basicdevice";
        for (int level = 3; level <= 20; level++) {
            putType("l" + level, type("L", parent, List.of(), List.of())).expect(201);
            parent = id("l" + level);
        }
        assertThat(putType("l21", type("L", parent, List.of(), List.of()))
                        .expect(400)
                        .body())
                .contains("20");
    }

    @Test
    void aspectsPerTypeAreLimited() {
        List<String> two = IntStream.range(0, 201)
                .mapToObj(i -> use("a" + i, "core.position"))
                .collect(Collectors.toList());
        assertThat(putType("many", type("M", "core.basicdevice", two, List.of()))
                        .expect(400)
                        .body())
                .contains("200");
        putType("many", type("M", "core.basicdevice", two.subList(0, 200), List.of()))
                .expect(201);
    }
}
