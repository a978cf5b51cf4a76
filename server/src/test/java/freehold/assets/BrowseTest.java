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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@HttpTest
class BrowseTest {
    private static final String AM = "/api/assetmanagement/v3/assets";
    private static final String OWN = "/api/assets/v1";

    private final TestTenant tenant;
    private final ApiClient client;
    private final String root;
    private final String hall;
    private final String press;

    BrowseTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
        root = client.get(AM + "/root").json().required("assetId").asString();
        hall = create(root, "Hall Ömega", "HAL-1");
        press = create(hall, "Press 100%_\\\\7", "SN-ÄB-77");
    }

    private String create(String parent, String name, String externalId) {
        return client.post(AM, """
                        {"name": "%s", "externalId": "%s", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(name, externalId, parent))
                .expect(201)
                .json()
                .required("assetId")
                .asString();
    }

    private static List<String> all(JsonNode rows, String member) {
        List<String> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.required(member).asString()));
        return values;
    }

    private static JsonNode search(ApiClient client, String words) {
        return client.get(OWN + "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .expect(200)
                .json();
    }

    private List<String> found(String words) {
        return all(search(client, words).required("items"), "assetId");
    }

    @Test
    void wordsAreFoundInNamesAndExternalIdsWhateverTheCase() {
        assertThat(found("hall")).containsExactly(hall);
        assertThat(found("öMEGA")).containsExactly(hall);
        assertThat(found("sn-äb")).containsExactly(press);
        assertThat(found("  Press  ")).containsExactly(press);
        assertThat(found("s")).contains(press);
        assertThat(found("nothing of that kind")).isEmpty();
        JsonNode hit = search(client, "press").at("/items/0");
        assertThat(all(hit.required("path"), "assetId")).containsExactly(root, hall);
        assertThat(hit.required("externalId").asString()).isEqualTo("SN-ÄB-77");
        assertThat(hit.required("typeId").asString()).isEqualTo("core.basicarea");
        assertThat(hit.at("/sharing/modes")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%_", "%_\\\\", "0%"})
    void signsOfPatternsMeanThemselves(String words) {
        assertThat(found(words.replace("\\\\", "\\"))).containsExactly(press);
        assertThat(found("1%0")).isEmpty();
        assertThat(found("P_ess")).isEmpty();
    }

    @Test
    void whatIsDeletedIsNotFoundAndWhatIsRenamedUnderItsNewName() {
        String asset = create(hall, "Blue lathe", "L");
        client.ifMatch(0).patch(AM + "/" + asset, "{\"name\": \"Green lathe\"}").expect(200);
        assertThat(found("blue lathe")).isEmpty();
        assertThat(found("green LATHE")).containsExactly(asset);
        client.ifMatch(1).delete(AM + "/" + asset).expect(204);
        assertThat(found("green lathe")).isEmpty();
    }

    @Test
    void hitsComeInPagesByName() {
        for (String name : List.of("tool c", "tool a", "tool b")) {
            create(hall, name, name);
        }
        JsonNode first = client.get(OWN + "/search?q=tool&size=2").expect(200).json();
        assertThat(all(first.required("items"), "name")).containsExactly("tool a", "tool b");
        assertThat(first.at("/page/totalElements").longValue()).isEqualTo(3);
        JsonNode second = client.get(OWN + "/search?q=tool&size=2&page=1").json();
        assertThat(all(second.required("items"), "name")).containsExactly("tool c");
        JsonNode past = client.get(OWN + "/search?q=tool&size=2&page=9").json();
        assertThat(past.required("items")).isEmpty();
        assertThat(past.at("/page/totalElements").longValue()).isEqualTo(3);
    }

    /** A few assets have few words in common, most have "o" or "tool"; long texts stand in an index of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"to", "tool", "o"})
    void longTextsStandAmongTheOthersWhicheverWayTheyAreFound(String words) {
        List<String> labels = IntStream.range(10, 10 + Limits.LABELS)
                .mapToObj(i -> "\"" + i + "ä".repeat(60) + "\"")
                .toList();
        for (String name : List.of("tool d", "tool b", "tool e", "tool a", "tool c")) {
            String asset = create(hall, name, name);
            if (name.compareTo("tool c") < 0) {
                client.ifMatch(0)
                        .put(OWN + "/" + asset + "/labels", "{\"labels\": " + labels + "}")
                        .expect(200);
            }
        }
        List<String> names = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            JsonNode json = client.get(OWN + "/search?q=" + words + "&size=2&page=" + page)
                    .expect(200)
                    .json();
            assertThat(json.at("/page/totalElements").longValue()).isGreaterThanOrEqualTo(5);
            names.addAll(all(json.required("items"), "name"));
        }
        assertThat(names)
                .containsSubsequence("tool a", "tool b", "tool c", "tool d", "tool e")
                .isSorted();
    }

    @Test
    void wordsHaveALimitAndAreNeeded() {
        for (String query : List.of("", "?q=", "?q=%20%20", "?q=%00")) {
            assertThat(client.get(OWN + "/search" + query)
                            .expect(400)
                            .json()
                            .at("/errors/0/pointer")
                            .asString())
                    .isEqualTo("q");
        }
        client.get(OWN + "/search?q=" + "x".repeat(Limits.SEARCH)).expect(200);
        assertThat(client.get(OWN + "/search?q=" + "x".repeat(Limits.SEARCH + 1))
                        .expect(400)
                        .body())
                .contains("255");
        client.get(OWN + "/search?q=x&size=500").expect(200);
        client.get(OWN + "/search?q=x&size=501").expect(400);
        client.get(OWN + "/search?q=x&page=-1").expect(400);
    }

    @Test
    void aPathGoesFromTheTopDownToTheAsset() {
        JsonNode path =
                client.get(OWN + "/" + press + "/path").expect(200).json().required("path");
        assertThat(all(path, "assetId")).containsExactly(root, hall, press);
        assertThat(path.get(1).required("name").asString()).isEqualTo("Hall Ömega");
        assertThat(client.get(OWN + "/0123456789abcdef0123456789abcdef/path")
                        .expect(404)
                        .header("Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @Test
    void childrenSayHowManyTheyHaveThemselves() {
        String bench = create(hall, "A bench", "B");
        create(press, "part 1", "1");
        create(press, "part 2", "2");
        JsonNode page = client.get(OWN + "/" + hall + "/children").expect(200).json();
        assertThat(all(page.required("items"), "assetId")).containsExactly(bench, press);
        assertThat(all(page.required("items"), "children")).containsExactly("0", "2");
        assertThat(page.at("/page/totalElements").longValue()).isEqualTo(2);
        JsonNode second =
                client.get(OWN + "/" + hall + "/children?size=1&page=1").json();
        assertThat(all(second.required("items"), "assetId")).containsExactly(press);
        client.get(OWN + "/0123456789abcdef0123456789abcdef/children").expect(404);
        client.get(OWN + "/" + hall + "/children?size=501").expect(400);
    }

    @Test
    void receivedAssetsTakePartAsFarAsTheyAreLent() {
        create(press, "part of it", "P");
        client.ifMatch(0)
                .put(OWN + "/" + press + "/labels", "{\"labels\": [\"ours\"]}")
                .expect(200);
        TestTenant receiver = tenant.tenants().fresh();
        share(receiver, hall, "telemetry-only");
        ApiClient theirs = receiver.client();
        assertThat(search(theirs, "Hall").required("items")).isEmpty();
        assertThat(search(theirs, "Asset " + hall.substring(0, 8)).required("items"))
                .hasSize(1);
        share(receiver, press, "everything");
        JsonNode hit = search(theirs, "press").at("/items/0");
        assertThat(hit.required("assetId").asString()).isEqualTo(press);
        assertThat(hit.required("labels")).isEmpty();
        assertThat(hit.at("/sharing/modes/0").asString()).isEqualTo("RECEIVER");
        assertThat(search(theirs, "ours").required("items")).isEmpty();
        assertThat(search(theirs, "HAL-1").required("items")).isEmpty();
        String path = OWN + "/" + press;
        JsonNode steps = theirs.get(path + "/path").expect(200).json().required("path");
        assertThat(all(steps, "name").subList(2, 4)).containsExactly("Asset " + hall.substring(0, 8), "Press 100%_\\7");
        JsonNode folder = theirs.get(OWN + "/" + steps.at("/0/assetId").asString() + "/children")
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(folder.required("typeId").asString()).isEqualTo("core.shareenterprise");
        assertThat(folder.required("children").longValue()).isEqualTo(1);
        JsonNode mounted = theirs.get(OWN + "/" + folder.required("assetId").asString() + "/children")
                .expect(200)
                .json();
        assertThat(mounted.at("/items/0/assetId").asString()).isEqualTo(hall);
        assertThat(mounted.at("/items/0/children").longValue()).isEqualTo(1);
        assertThat(theirs.get(path + "/labels").expect(200).json().required("labels"))
                .isEmpty();
        assertThat(theirs.ifMatch(0)
                        .put(path + "/labels", "{\"labels\": [\"theirs\"]}")
                        .expect(403)
                        .body())
                .contains("another tenant");
        for (String part : List.of("/path", "/children")) {
            theirs.get(path + part + "?includeShared=false").expect(404);
        }
        assertThat(theirs.get(OWN + "/search?q=press&includeShared=false")
                        .json()
                        .required("items"))
                .isEmpty();
        assertThat(search(client, "press").at("/items/0/sharing/modes/0").asString())
                .isEqualTo("SHARER");
    }

    private void share(TestTenant receiver, String asset, String profile) {
        Answer offered = client.post("/api/sharing/v1/collaborations", """
                {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId()));
        if (offered.status() == 201) {
            String id = offered.json().required("id").asString();
            receiver.client()
                    .post("/api/sharing/v1/collaborations/" + id + "/accept", "{\"legalNoticeAccepted\": true}")
                    .expect(200);
        }
        String share = client.post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry", "details"],
                         "profile": {"id": "%s"}}""".formatted(asset, receiver.id(), profile))
                .expect(201)
                .json()
                .required("id")
                .asString();
        receiver.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
    }
}
