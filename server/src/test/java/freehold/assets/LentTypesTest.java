package freehold.assets;

import static freehold.assets.TypeJson.aspect;
import static freehold.assets.TypeJson.type;
import static freehold.assets.TypeJson.use;
import static freehold.assets.TypeJson.variable;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What types say of being lent and received, and that received ones can be read and nothing else. */
@HttpTest
class LentTypesTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String AGREED = "{\"legalNoticeAccepted\": true}";

    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient client;
    private final String machine;

    LentTypesTest(TestTenants tenants) {
        owner = tenants.fresh();
        receiver = tenants.fresh();
        client = owner.client();
        putAspect("shown", "dynamic");
        putAspect("hidden", "static");
        putAspect("unused", "dynamic");
        List<String> aspects = List.of(use("shown", id("shown")), use("hidden", id("hidden")));
        putType("machine", type("Machine", "core.basicdevice", List.of(), List.of()));
        putType("press", type("Press", id("machine"), aspects, List.of()));
        putType("big", type("Big", id("press"), List.of(use("more", id("unused"))), List.of()));
        String root = client.get(AM + "/assets/root").json().get("assetId").stringValue();
        machine = client.post(
                        AM + "/assets",
                        "{\"name\": \"Press 7\", \"typeId\": \"%s\", \"parentId\": \"%s\"}"
                                .formatted(id("press"), root))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
    }

    private String id(String name) {
        return owner.id() + "." + name;
    }

    private void putAspect(String name, String category) {
        client.put(AM + "/aspecttypes/" + id(name), aspect(name, category, variable("v", "INT")))
                .expect(201);
    }

    private void putType(String name, String body) {
        client.put(AM + "/assettypes/" + id(name), body).expect(201);
    }

    /** Lends the machine, but only its dynamic aspects. */
    private String lend() {
        String sharing = "/api/sharing/v1";
        String collaboration = client.post(
                        sharing + "/collaborations",
                        "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client()
                .post(sharing + "/collaborations/" + collaboration + "/accept", AGREED)
                .expect(200);
        Map<String, Object> offer = Map.of(
                "assetId",
                machine,
                "receiver",
                receiver.sharingId(),
                "channels",
                List.of("telemetry"),
                "profile",
                Map.of("id", "everything"));
        String share = client.post(sharing + "/shares", JsonMapper.shared().writeValueAsString(offer))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client().post(sharing + "/shares/" + share + "/accept", "{}").expect(200);
        return sharing + "/shares/" + share;
    }

    private static List<String> modes(JsonNode type) {
        return type.get("sharing").get("modes").values().stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private List<String> modes(String collection, String name) {
        JsonNode read = client.get(AM + collection + id(name)).expect(200).json();
        JsonNode listed = client
                .get(AM + collection.substring(0, collection.length() - 1) + "?size=100")
                .expect(200)
                .json()
                .get("_embedded")
                .values()
                .stream()
                .flatMap(rows -> rows.values().stream())
                .filter(row -> row.get("id").stringValue().equals(id(name)))
                .findFirst()
                .orElseThrow();
        assertThat(modes(listed)).isEqualTo(modes(read));
        return modes(read);
    }

    @Test
    void ownTypesAreMarkedWhileAnAssetOfThemIsLentAndShowsThem() {
        for (String type : List.of("machine", "press", "big")) {
            assertThat(modes("/assettypes/", type)).isEmpty();
        }
        String share = lend();
        assertThat(modes("/assettypes/", "press")).containsExactly("SHARER");
        assertThat(modes("/assettypes/", "machine")).containsExactly("SHARER");
        assertThat(modes("/assettypes/", "big")).isEmpty();
        assertThat(modes("/aspecttypes/", "shown")).containsExactly("SHARER");
        assertThat(modes("/aspecttypes/", "hidden")).isEmpty();
        assertThat(modes("/aspecttypes/", "unused")).isEmpty();
        JsonNode aspects = client.get(AM + "/assettypes/" + id("press")).json().get("aspects");
        assertThat(modes(aspects.get(0).get("aspectType"))).containsExactly("SHARER");
        assertThat(modes(aspects.get(1).get("aspectType"))).isEmpty();
        assertThat(modes(client.ifMatch(0)
                        .patch(AM + "/assettypes/" + id("press"), "{\"description\": \"d\"}")
                        .expect(200)
                        .json()))
                .containsExactly("SHARER");
        assertThat(modes(client.get(AM + "/assettypes/core.basicdevice").json()))
                .isEmpty();
        client.post(share + "/revoke", "{}").expect(200);
        assertThat(modes("/assettypes/", "press")).isEmpty();
        assertThat(modes("/aspecttypes/", "shown")).isEmpty();
    }

    @Test
    void receivedTypesAreMarkedAndCanBeReadOnly() {
        lend();
        ApiClient reader = receiver.client();
        for (String path : List.of("/assettypes/" + id("press"), "/aspecttypes/" + id("shown"))) {
            JsonNode read =
                    reader.get(AM + path + "?includeShared=true").expect(200).json();
            assertThat(modes(read)).containsExactly("RECEIVER");
            ApiClient writer = reader.ifMatch(read.get("etag").longValue());
            for (String method : List.of("PATCH", "DELETE")) {
                writer.send(method, AM + path, Optional.of("{}")).expect(404);
                assertThat(writer.send(method, AM + path + "?includeShared=true", Optional.of("{}"))
                                .expect(403)
                                .body())
                        .contains("not-owner");
            }
        }
        reader.ifMatch(0)
                .patch(AM + "/assettypes/" + id("press") + "/variables?includeShared=true", "{}")
                .expect(403);
        reader.get(AM + "/aspecttypes/" + id("hidden") + "?includeShared=true").expect(404);
        reader.put(AM + "/assettypes/" + receiver.id() + ".x", type("X", id("press"), List.of(), List.of()))
                .expect(404);
    }
}
