package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@HttpTest
class AssetLocationTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";

    private final TestTenant tenant;
    private final ApiClient client;
    private String hall = "";
    private String press = "";

    AssetLocationTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
    }

    @BeforeEach
    void aPressInAHall() {
        String root = text(client.get(ASSETS + "/root").expect(200).json(), "assetId");
        hall = create(root, "core.basicarea");
        press = create(hall, "core.basicdevice");
    }

    private String create(String parent, String type) {
        return text(client.post(ASSETS, """
                        {"name": "x", "typeId": "%s", "parentId": "%s"}""".formatted(type, parent)).expect(201).json(), "assetId");
    }

    private static String text(JsonNode body, String member) {
        return body.required(member).asString();
    }

    private static String location(String asset) {
        return ASSETS + "/" + asset + "/location";
    }

    private JsonNode read(String asset) {
        return client.get(ASSETS + "/" + asset).expect(200).json();
    }

    private void assertStandsIn(String asset, String town, String holder) {
        JsonNode read = read(asset);
        assertThat(read.at("/location/locality").asString()).isEqualTo(town);
        assertThat(read.at("/_links/location/href").asString()).endsWith(location(holder));
        JsonNode listed = client.get(ASSETS + "?filter=%7B%22assetId%22:%22" + asset + "%22%7D")
                .expect(200)
                .json()
                .at("/_embedded/assets/0");
        assertThat(listed.get("location")).isEqualTo(read.get("location"));
        assertThat(listed.get("_links")).isEqualTo(read.get("_links"));
    }

    @Test
    void theLocationIsThatOfTheNearestAssetAboveThatHasOne() {
        JsonNode answer = client.ifMatch(0)
                .put(location(hall), "{\"locality\": \"Ulm\", \"longitude\": 10, \"latitude\": 48.4}")
                .expect(200)
                .json();
        assertThat(text(answer, "assetId")).isEqualTo(hall);
        assertThat(answer.get("hierarchyPath")).hasSize(1);
        assertThat(answer.get("etag").intValue()).isEqualTo(1);
        assertStandsIn(hall, "Ulm", hall);
        assertStandsIn(press, "Ulm", hall);
        client.ifMatch(0).put(location(press), "{\"locality\": \"Bern\"}").expect(200);
        assertStandsIn(press, "Bern", press);
        assertStandsIn(hall, "Ulm", hall);
        client.ifMatch(1).delete(location(press)).expect(200);
        assertStandsIn(press, "Ulm", hall);
        JsonNode without = client.ifMatch(1).delete(location(hall)).expect(200).json();
        assertThat(without.get("location").isNull()).isTrue();
        assertThat(without.get("_links").has("location")).isFalse();
        assertThat(read(press).get("location").isNull()).isTrue();
    }

    @Test
    void onlyALocationOfItsOwnCanBeDeleted() {
        client.ifMatch(0).put(location(hall), "{\"locality\": \"Ulm\"}").expect(200);
        assertThat(client.ifMatch(0).delete(location(press)).expect(404).body())
                .contains("location of its own")
                .contains(press);
        assertStandsIn(press, "Ulm", hall);
    }

    @Test
    void whoWritesBackWhatWasReadDoesNotPinWhatIsInherited() {
        client.ifMatch(0).put(location(hall), "{\"locality\": \"Ulm\"}").expect(200);
        String whole = client.get(ASSETS + "/" + press).expect(200).body();
        client.ifMatch(0).put(ASSETS + "/" + press, whole).expect(200);
        assertStandsIn(press, "Ulm", hall);
        client.ifMatch(1).patch(ASSETS + "/" + press, "{\"name\": \"y\"}").expect(200);
        assertStandsIn(press, "Ulm", hall);
        client.ifMatch(2)
                .patch(ASSETS + "/" + press, "{\"location\": {\"locality\": \"Bern\"}}")
                .expect(200);
        assertStandsIn(press, "Bern", press);
        client.ifMatch(3).patch(ASSETS + "/" + press, "{\"location\": null}").expect(200);
        assertStandsIn(press, "Ulm", hall);
    }

    @Test
    void aChangeOfLocationNeedsTheEtagOfWhatIsThere() {
        String body = "{\"locality\": \"Ulm\"}";
        client.put(location(press), body).expect(428);
        client.delete(location(press)).expect(428);
        client.ifMatch(7).put(location(press), body).expect(412);
        client.with("If-Match", "first").put(location(press), body).expect(412);
        client.with("If-Match", "\"0\"").put(location(press), body).expect(200);
        client.ifMatch(0).delete(location(press)).expect(412);
        client.with("If-Match", "\"1\"").delete(location(press)).expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"longitude\": 180, \"latitude\": 90} | {\"longitude\": 180.000001} | /location/longitude",
                "{\"longitude\": -180, \"latitude\": -90} | {\"longitude\": -180.000001} | /location/longitude",
                "{\"latitude\": 90} | {\"latitude\": 90.000001} | /location/latitude",
                "{\"latitude\": -90} | {\"latitude\": -91} | /location/latitude",
                "{\"latitude\": 1} | {\"latitude\": \"NaN\"} | latitude",
                "{\"latitude\": 1} | {\"latitude\": 1e999} | latitude",
                "{\"latitude\": 1} | {} | at least one",
                "{\"latitude\": 1} | {\"country\": null} | at least one",
                "{\"country\": \"DE\"} | {\"country\": 7} | country",
                "{\"country\": \"DE\"} | {\"country\": \"\\u0000\"} | /location/country",
                "{\"country\": \"DE\"} | [] | object",
            })
    void aPlaceIsOnEarthAndSaysSomething(String good, String bad, String named) {
        client.ifMatch(0).put(location(press), good).expect(200);
        assertThat(client.ifMatch(1).put(location(press), bad).expect(400).body())
                .contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "region", "locality", "streetAddress", "postalCode"})
    void eachTextOfAPlaceHasALimit(String field) {
        String body = "{\"%s\": \"%s\"}";
        String longest = "x".repeat(Limits.PLACE);
        JsonNode set = client.ifMatch(0)
                .put(location(press), body.formatted(field, longest))
                .expect(200)
                .json();
        assertThat(set.at("/location/" + field).asString()).isEqualTo(longest);
        assertThat(client.ifMatch(1)
                        .put(location(press), body.formatted(field, longest + "x"))
                        .expect(400)
                        .body())
                .contains("/location/" + field)
                .contains("255");
    }

    @Test
    void standardUsersSetLocationsWhateverTheType() {
        tenant.client(Role.STANDARD_USER)
                .ifMatch(0)
                .put(location(press), "{\"locality\": \"Ulm\"}")
                .expect(200);
        tenant.subtenantClient("park")
                .ifMatch(1)
                .put(location(press), "{\"locality\": \"Bern\"}")
                .expect(404);
    }

    @Test
    void theLocationOfASharedAssetCantBeSet() {
        TestTenant receiver = tenant.tenants().fresh();
        String collaboration = text(
                client.post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId()))
                        .expect(201)
                        .json(),
                "id");
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = text(
                client.post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry", "details"],
                         "profile": {"id": "everything"}}""".formatted(hall, receiver.id()))
                        .expect(201)
                        .json(),
                "id");
        receiver.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
        client.ifMatch(0).put(location(hall), "{\"locality\": \"Ulm\"}").expect(200);
        JsonNode received = receiver.client()
                .get(ASSETS + "/" + press + "?includeShared=true")
                .expect(200)
                .json();
        assertThat(received.get("location").isNull()).isTrue();
        assertThat(received.get("_links").has("location")).isFalse();
        long etag = received.get("etag").longValue();
        for (String query : new String[] {"?includeShared=true", ""}) {
            Answer put = receiver.client().ifMatch(etag).put(location(press) + query, "{\"locality\": \"Bern\"}");
            Answer delete = receiver.client().ifMatch(etag).delete(location(press) + query);
            for (Answer answer : new Answer[] {put, delete}) {
                if (query.isEmpty()) {
                    answer.expect(404);
                } else {
                    assertThat(answer.expect(403).body()).contains("not supported on shared assets");
                }
            }
        }
        assertStandsIn(press, "Ulm", hall);
    }
}
