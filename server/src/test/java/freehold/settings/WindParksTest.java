package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A maker of wind turbines sells them to two parks. Each park has a subtenant and a user of its own, who sees the park's
 * turbines with their samples, and nothing else. All three sign in as people.
 */
@HttpTest
class WindParksTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String ASSETS = AM + "/assets";
    private static final String TM = "/api/tenantmanagement/v4";
    private static final String FILES = "/api/iotfile/v3/files/";
    private static final String SERIES =
            "aspect=wind&aspectName=wind&from=2025-12-31T00:00:00Z&to=2026-01-02T00:00:00Z&assetId=%s";
    private static final String EVENTS = "/api/eventmanagement/v3/events";

    private final TestTenants tenants;

    WindParksTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    private record Park(String subtenant, String folder, String turbine, String event, String user, ApiClient login) {}

    @Test
    void eachParkSeesItsOwnTurbinesWithTheirSamplesAndNothingElse() {
        TestTenant maker = tenants.fresh();
        ApiClient office = maker.signIn();
        describeTurbines(maker, office);
        String root = text(office.get(ASSETS + "/root"), "assetId");
        String unsold = turbine(maker, office, root, "Unsold turbine");
        office.post(TM + "/legalConfigRegions", """
                {"regions": [{"regionName": "Everywhere", "links": [{"id": "imprint", "type": "www", "languages":
                  {"default": {"name": "Imprint", "value": "https://maker.example/imprint"}}}]}]}""").expect(201);

        Park north = sell(maker, office, root, "north");
        Park south = sell(maker, office, root, "south");

        String unsoldEvent = event(office, unsold);
        seesOnlyItsOwn(north, List.of(south.turbine(), south.folder(), unsold, root));
        seesOnlyItsOwn(south, List.of(north.turbine(), north.folder(), unsold, root));
        findsOnlyItsOwn(north, List.of(south.event(), unsoldEvent), List.of(south.turbine(), unsold, root));
        findsOnlyItsOwn(south, List.of(north.event(), unsoldEvent), List.of(north.turbine(), unsold, root));
        measuresOnlyItsOwn(north, List.of(south.turbine(), south.folder(), unsold, root));
        measuresOnlyItsOwn(south, List.of(north.turbine(), north.folder(), unsold, root));
        officeSeesAll(office, north, south);

        // A user who is taken out sees nothing on the next request, a colleague of the other park everything as before.
        office.post("/api/settings/v1/subtenants/" + north.subtenant() + "/users", """
                {"remove": ["%s"]}""".formatted(north.user()))
                .expect(200);
        for (String path :
                List.of(ASSETS, ASSETS + "/" + north.turbine(), ASSETS + "/root", samples(north.turbine()))) {
            assertThat(north.login().get(path).status()).as(path).isIn(401, 403, 404);
        }
        south.login().get(ASSETS + "/" + south.turbine()).expect(200);

        // The contract with the south ends: its user is out, its turbine stays with the maker, who takes it back.
        office.delete(TM + "/subtenants/" + south.subtenant()).expect(204);
        assertThat(south.login().get(ASSETS + "/" + south.turbine()).status()).isIn(401, 403, 404);
        JsonNode left = office.get(ASSETS + "/" + south.turbine()).expect(200).json();
        assertThat(left.get("subTenant").stringValue()).isEqualTo(south.subtenant());
        JsonNode back = office.ifMatch(left.get("etag").asLong())
                .post(ASSETS + "/" + south.turbine() + "/move", "{\"newParentId\": \"" + root + "\"}")
                .expect(200)
                .json();
        assertThat(back.get("subTenant").isNull()).isTrue();
        assertThat(recorded(office.get(samples(south.turbine())))).isEqualTo(2);
    }

    private static void describeTurbines(TestTenant maker, ApiClient office) {
        office.put(AM + "/aspecttypes/" + maker.id() + ".Wind", """
                {"name": "Wind", "category": "dynamic", "scope": "private",
                 "variables": [{"name": "speed", "dataType": "DOUBLE", "unit": "m/s"}]}""").expect(201);
        office.put(AM + "/assettypes/" + maker.id() + ".Turbine", """
                {"name": "Turbine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "aspects": [{"name": "wind", "aspectTypeId": "%s.Wind"}]}""".formatted(maker.id()))
                .expect(201);
    }

    private static String turbine(TestTenant maker, ApiClient office, String parent, String name) {
        String turbine = text(office.post(ASSETS, """
                {"name": "%s", "typeId": "%s.Turbine", "parentId": "%s"}""".formatted(name, maker.id(), parent)), "assetId");
        office.put("/api/iottimeseries/v3/timeseries/" + turbine + "/wind", """
                [{"_time": "2026-01-01T00:00:00Z", "speed": 7.5}, {"_time": "2026-01-01T00:01:00Z", "speed": 8.25}]""").expect(204);
        office.with("Content-Type", "text/plain")
                .put(FILES + turbine + "/manual.txt", "How to run it")
                .expect(201);
        return turbine;
    }

    /** A turbine is built, a subtenant made for the customer, the turbine moved there, a user made and assigned. */
    private static Park sell(TestTenant maker, ApiClient office, String root, String name) {
        String turbine = turbine(maker, office, root, "Turbine of the " + name);
        String subtenant = UUID.randomUUID().toString();
        String folder = text(office.post(TM + "/subtenants", """
                {"id": "%s", "displayName": "Park %s", "description": "sold in spring"}""".formatted(subtenant, name)), "entityId");
        long etag = office.get(ASSETS + "/" + turbine)
                .expect(200)
                .json()
                .get("etag")
                .asLong();
        office.ifMatch(etag)
                .post(ASSETS + "/" + turbine + "/move", "{\"newParentId\": \"" + folder + "\"}")
                .expect(200);
        String userName = name + "-" + maker.id() + "@park.example";
        String user = text(office.post("/api/identitymanagement/v3/Users", """
                        {"userName": "%s", "subtenants": []}""".formatted(userName)), "id");
        giveRole(office, user);
        assign(office, subtenant, user, userName);
        return new Park(subtenant, folder, turbine, event(office, turbine), user, maker.signIn(user, userName));
    }

    private static String event(ApiClient office, String turbine) {
        return text(
                office.post(EVENTS, """
                {"entityId": "%s", "timestamp": "%s", "severity": 20,
                 "description": "Gearbox of %s too hot"}""".formatted(turbine, Instant.now().truncatedTo(ChronoUnit.MILLIS), turbine)),
                "id");
    }

    private static void giveRole(ApiClient office, String user) {
        JsonNode roles = office.get("/api/identitymanagement/v3/Groups?filter="
                        + encoded("displayName eq \"mdsp:core:SubTenantUser\""))
                .expect(200)
                .json();
        office.post(
                        "/api/identitymanagement/v3/Groups/"
                                + roles.at("/resources/0/id").stringValue() + "/members",
                        "{\"type\": \"USER\", \"value\": \"" + user + "\"}")
                .expect(201);
    }

    /** As the wizard does it: who could be assigned, what would change, then the change. */
    private static void assign(ApiClient office, String subtenant, String user, String userName) {
        String users = "/api/settings/v1/subtenants/" + subtenant + "/users";
        String wish = "{\"assign\": [\"" + user + "\"]}";
        assertThat(assigned(office, users)).doesNotContain(userName);
        JsonNode preview = office.post(users + "?dryRun=true", wish).expect(200).json();
        assertThat(preview.get("assigned").findValuesAsString("userName")).containsExactly(userName);
        assertThat(assigned(office, users)).doesNotContain(userName);

        JsonNode saved = office.post(users, wish).expect(200).json();

        assertThat(saved.get("assigned")).isEqualTo(preview.get("assigned"));
        assertThat(assigned(office, users)).containsExactly(userName);
        assertThat(office.post(users, wish).expect(200).json().get("assigned").size())
                .isZero();
    }

    private static List<String> assigned(ApiClient office, String users) {
        return office.get(users)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("assigned").asBoolean())
                .map(item -> item.at("/user/userName").stringValue())
                .toList();
    }

    private static void seesOnlyItsOwn(Park park, List<String> others) {
        ApiClient customer = park.login();
        JsonNode session = customer.get("/api/session").expect(200).json();
        assertThat(session.get("subtenant").stringValue()).isEqualTo(park.subtenant());
        JsonNode root = customer.get(ASSETS + "/root").expect(200).json();
        assertThat(root.get("assetId").stringValue()).isEqualTo(park.folder());
        assertThat(root.get("parentId").isNull()).isTrue();
        JsonNode list = customer.get(ASSETS).expect(200).json();
        assertThat(list.at("/page/totalElements").asLong()).isEqualTo(2);
        assertThat(list.at("/_embedded/assets").findValuesAsString("assetId"))
                .containsExactlyInAnyOrder(park.folder(), park.turbine());
        assertThat(list.toString()).doesNotContain(others);
        JsonNode turbine =
                customer.get(ASSETS + "/" + park.turbine()).expect(200).json();
        assertThat(turbine.get("subTenant").stringValue()).isEqualTo(park.subtenant());
        assertThat(turbine.get("hierarchyPath").findValuesAsString("assetId")).containsExactly(park.folder());
        assertThat(recorded(customer.get(samples(park.turbine())))).isEqualTo(2);
        // Search finds nothing of the neighbour's or the maker's, by whatever it is looked for.
        for (String filter : List.of(
                "{\"name\":{\"contains\":\"urbine\"}}",
                "{\"hasType\":\"core.basicdevice\"}",
                "{\"not\":{\"name\":\"nothing\"}}",
                "{\"or\":{\"name\":{\"startsWith\":\"Unsold\"},\"subTenant\":null}}")) {
            Answer found = customer.get(ASSETS + "?size=100&filter=" + encoded(filter));
            assertThat(found.status()).as(found.body()).isEqualTo(200);
            assertThat(found.body()).doesNotContain(others);
        }
        // All types and aspects of the tenant are theirs to see, and none to change.
        assertThat(customer.get(AM + "/assettypes?size=100").expect(200).body()).contains(".Turbine");
        assertThat(customer.get(AM + "/aspecttypes?size=100").expect(200).body())
                .contains(".Wind");
        for (String other : others) {
            String missing = UUID.randomUUID().toString().replace("-", "");
            for (String path : List.of(ASSETS + "/%s", ASSETS + "/%s/aspects", samples("%s"))) {
                Answer foreign = customer.get(path.formatted(other)).expect(404);
                Answer unknown = customer.get(path.formatted(missing)).expect(404);
                assertThat(plain(foreign, other)).isEqualTo(plain(unknown, missing));
            }
            customer.ifMatch(0)
                    .patch(ASSETS + "/" + other, "{\"name\": \"mine\"}")
                    .expect(404);
            customer.post(ASSETS, """
                    {"name": "x", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(other)).expect(404);
            customer.ifMatch(0)
                    .post(ASSETS + "/" + park.turbine() + "/move", "{\"newParentId\": \"" + other + "\"}")
                    .expect(403);
        }
        assertThat(customer.get(TM + "/subtenants")
                        .expect(200)
                        .json()
                        .get("content")
                        .findValuesAsString("id"))
                .containsExactly(park.subtenant());
        customer.get("/api/sharing/v1/shares").expect(403);
        customer.get("/api/usage/v1").expect(403);
        customer.get("/api/settings/v1/subtenants/" + park.subtenant() + "/users")
                .expect(403);
    }

    /** Whatever tells of one asset tells of the park's, and takes any other for one that is not there. */
    private static void measuresOnlyItsOwn(Park park, List<String> others) {
        ApiClient customer = park.login();
        String range = "?from=2025-12-31T00:00:00Z&to=2026-01-02T00:00:00Z";
        String daily = "&intervalUnit=day&intervalValue=1";
        List<String> paths = List.of(
                "/api/iottsaggregates/v3/aggregates/%s/wind" + range + daily,
                "/api/iottsaggregates/v4/aggregates?" + SERIES + daily,
                "/api/telemetry/v1/plot?" + SERIES,
                "/api/telemetry/v1/export?" + SERIES,
                "/api/iottimeseries/v3/timeseries/%s/wind",
                "/api/iottimeseries/v3/timeseries/%s/wind?latestValue=true",
                FILES + "%s",
                FILES + "%s/manual.txt",
                ASSETS + "/%s/variables",
                "/api/assets/v1/%s/path",
                "/api/assets/v1/%s/children",
                "/api/assets/v1/%s/labels");
        String missing = UUID.randomUUID().toString().replace("-", "");
        for (String path : paths) {
            Answer own = customer.get(path.formatted(park.turbine())).expect(200);
            assertThat(own.body()).as(path).doesNotContain(others);
            if (path.contains("wind") && !path.contains("latestValue")) {
                assertThat(own.body()).as(path).contains("8.25");
            }
            Answer unknown = customer.get(path.formatted(missing)).expect(404);
            for (String other : others) {
                Answer foreign = customer.get(path.formatted(other)).expect(404);
                assertThat(plain(foreign, other)).as(path).isEqualTo(plain(unknown, missing));
            }
        }
        JsonNode days = customer.get(paths.getFirst().formatted(park.turbine()))
                .expect(200)
                .json();
        assertThat(days.findValues("countgood").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(2);
        for (String type : List.of("/assettypes", "/aspecttypes")) {
            assertThat(customer.get(AM + type + "?size=100").expect(200).body()).doesNotContain(others);
        }
    }

    /** Neither search nor events tell of the neighbour's or the maker's turbines. */
    private static void findsOnlyItsOwn(Park park, List<String> events, List<String> turbines) {
        ApiClient customer = park.login();
        JsonNode hits = customer.get("/api/assets/v1/search?q=turbine&size=100")
                .expect(200)
                .json();
        assertThat(hits.toString()).contains(park.turbine()).doesNotContain(turbines);
        assertThat(hits.at("/page/totalElements").asLong()).isEqualTo(1);
        JsonNode list = customer.get(EVENTS + "?size=100").expect(200).json();
        assertThat(list.at("/page/totalElements").asLong()).isEqualTo(1);
        assertThat(list.at("/_embedded/events").findValuesAsString("id")).containsExactly(park.event());
        assertThat(list.toString()).doesNotContain(turbines);
        String missing = UUID.randomUUID().toString();
        for (String event : events) {
            Answer foreign = customer.get(EVENTS + "/" + event).expect(404);
            Answer unknown = customer.get(EVENTS + "/" + missing).expect(404);
            assertThat(plain(foreign, event)).isEqualTo(plain(unknown, missing));
        }
        for (String turbine : turbines) {
            Answer found = customer.get(EVENTS + "?filter=" + encoded("{\"entityId\":\"" + turbine + "\"}"));
            assertThat(found.body()).doesNotContain(events);
            customer.post(EVENTS, """
                    {"entityId": "%s", "timestamp": "2026-01-01T00:00:00Z"}""".formatted(turbine)).expect(404);
        }
    }

    private static void officeSeesAll(ApiClient office, Park north, Park south) {
        assertThat(office.get(ASSETS)
                        .expect(200)
                        .json()
                        .at("/page/totalElements")
                        .asLong())
                .as("the root, two folders, three turbines")
                .isEqualTo(6);
        JsonNode norths = office.get(ASSETS + "?filter=" + encoded("{\"subTenant\":\"" + north.subtenant() + "\"}"))
                .expect(200)
                .json();
        assertThat(norths.at("/_embedded/assets").findValuesAsString("assetId"))
                .containsExactlyInAnyOrder(north.folder(), north.turbine());
        office.get(ASSETS + "/" + south.turbine()).expect(200);
    }

    private static String plain(Answer answer, String id) {
        return (answer.status() + answer.body())
                .replace(id, "<id>")
                .replace(answer.header("X-Request-Id"), "<request>");
    }

    private static String samples(String turbine) {
        return "/api/iottimeseries/v3/timeseries/" + turbine
                + "/wind?from=2025-12-31T00:00:00Z&to=2026-01-02T00:00:00Z";
    }

    private static int recorded(Answer samples) {
        return samples.expect(200).json().size();
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private static String text(Answer answer, String member) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer.json().get(member).stringValue();
    }
}
