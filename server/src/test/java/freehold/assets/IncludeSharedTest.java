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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every read of Asset Management, by a tenant that has received a machine with one below it, its telemetry only. */
@HttpTest
class IncludeSharedTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String SHARED = "includeShared=true";

    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient client;
    private final ApiClient reader;
    private final String hall;
    private final String machine;
    private final String spindle;

    IncludeSharedTest(TestTenants tenants) {
        owner = tenants.fresh();
        receiver = tenants.fresh();
        client = owner.client();
        reader = receiver.client();
        String root = client.get(AM + "/assets/root").json().get("assetId").stringValue();
        put("/aspecttypes/" + id("shown"), aspect("shown", "dynamic", variable("torque", "INT")));
        put("/aspecttypes/" + id("hidden"), aspect("hidden", "static", variable("price", "INT")));
        List<String> aspects = List.of(use("shown", id("shown")), use("hidden", id("hidden")));
        put("/assettypes/" + id("press"), type("Press", "core.basicdevice", aspects, List.of(variable("cost", "INT"))));
        hall = create("Hall of secrets", "core.basicarea", root);
        machine = create("Press of secrets", id("press"), hall);
        spindle = create("Spindle of secrets", "core.basicdevice", machine);
        client.ifMatch(0)
                .put(AM + "/assets/" + machine + "/location", "{\"country\": \"Secretland\"}")
                .expect(200);
        String file = file();
        for (String holder : List.of("/assets/" + machine, "/assettypes/" + id("press"))) {
            long etag = client.get(AM + holder).json().get("etag").longValue();
            client.ifMatch(etag)
                    .put(AM + holder + "/fileAssignments/secret", "{\"fileId\": \"" + file + "\"}")
                    .expect(200);
        }
        lend();
    }

    private String id(String name) {
        return owner.id() + "." + name;
    }

    private void put(String path, String body) {
        client.put(AM + path, body).expect(201);
    }

    private String create(String name, String type, String parent) {
        Map<String, Object> body = Map.of("name", name, "typeId", type, "parentId", parent);
        return client.post(AM + "/assets", JsonMapper.shared().writeValueAsString(body))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
    }

    private String file() {
        return client.with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", AM + "/files", Optional.of("""
                        --b\r
                        Content-Disposition: form-data; name="file"; filename="f"\r
                        \r
                        x\r
                        --b--"""))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    private void lend() {
        String sharing = "/api/sharing/v1";
        String collaboration = client.post(
                        sharing + "/collaborations",
                        "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        reader.post(sharing + "/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = client.post(sharing + "/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry"], "profile": {"id": "everything"},
                         "descendants": true}""".formatted(machine, receiver.id()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        reader.post(sharing + "/shares/" + share + "/accept", "{}").expect(200);
    }

    @Test
    void eachReadShowsWhatIsReceivedWhereAskedForAndNothingOfItElse() {
        for (String path : List.of(
                "/assets/" + machine,
                "/assets/" + spindle,
                "/assets/" + machine + "/aspects",
                "/assets/" + machine + "/variables",
                "/assettypes/" + id("press"),
                "/assettypes/" + id("press") + "?exploded=true",
                "/aspecttypes/" + id("shown"))) {
            reader.get(AM + path).expect(404);
            String join = path.contains("?") ? "&" : "?";
            Answer shown = reader.get(AM + path + join + SHARED).expect(200);
            quiet(shown.body());
            linksLeadSomewhere(shown.json());
        }
        for (String list : List.of("/assets", "/assettypes", "/aspecttypes")) {
            String all = AM + list + "?size=200&sort=" + (list.equals("/assets") ? "assetId" : "id");
            assertThat(reader.get(all).body()).doesNotContain(owner.id() + ".").doesNotContain(machine);
            Answer shown = reader.get(all + "&" + SHARED).expect(200);
            assertThat(shown.body()).contains(list.equals("/assets") ? machine : owner.id() + ".");
            quiet(shown.body());
            shown.json()
                    .at("/_embedded")
                    .iterator()
                    .next()
                    .valueStream()
                    .filter(row -> row.get("tenantId").stringValue().equals(owner.id()))
                    .forEach(this::linksLeadSomewhere);
        }
        for (String path : List.of("/assets/" + hall, "/aspecttypes/" + id("hidden"), "/assettypes/" + id("none"))) {
            reader.get(AM + path + "?" + SHARED).expect(404);
        }
    }

    private void linksLeadSomewhere(JsonNode answer) {
        for (JsonNode link : answer.findValues("href")) {
            String address = link.stringValue();
            reader.get(address.substring(address.indexOf(AM))).expect(200);
        }
    }

    /** Nothing that the profile, the channel or the rules keep from the receiver. */
    private void quiet(String body) {
        assertThat(body)
                .doesNotContain("secret")
                .doesNotContain("Secretland")
                .doesNotContain(hall)
                .doesNotContain("price")
                .doesNotContain("cost")
                .doesNotContain("hidden");
    }
}
