package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a request says of what is the server's to say is not taken. */
@HttpTest
class SettingsMassAssignmentTest {
    private static final String TM = "/api/tenantmanagement/v4";
    private static final String FORGED = "0123456789abcdef0123456789abcdef";

    /** All the server knows of subtenants, regions and tenants by itself, in the words of answers, tables and code. */
    private static final Map<String, Object> OWNED = Map.ofEntries(
            Map.entry("ETag", 4711),
            Map.entry("etag", 4711),
            Map.entry("entityId", FORGED),
            Map.entry("folder", FORGED),
            Map.entry("folderId", FORGED),
            Map.entry("folder_id", FORGED),
            Map.entry("tenantId", "forged"),
            Map.entry("tenant", "forged"),
            Map.entry("ten", "forged"),
            Map.entry("prefix", "forged"),
            Map.entry("name", "forged"),
            Map.entry("type", "OPERATOR"),
            Map.entry("country", "FR"),
            Map.entry("sharingId", "FR-forged"),
            Map.entry("capabilityPackage", "forged"),
            Map.entry("supportContact", "forged"),
            Map.entry("allowedToCreateSubtenant", false),
            Map.entry("createdAt", "2001-01-01T00:00:00Z"),
            Map.entry("createdBy", "user:forged"),
            Map.entry("deletedAt", "2001-01-01T00:00:00Z"),
            Map.entry("deletedBy", "user:forged"),
            Map.entry("acceptedBy", "user:forged"),
            Map.entry("acceptedAt", "2001-01-01T00:00:00Z"),
            Map.entry("terms", Map.of("currentVersion", "0", "acceptedBy", "user:forged")),
            Map.entry("quotas", Map.of("assets", 1)),
            Map.entry("users", List.of("forged")));

    private final TestTenants tenants;

    SettingsMassAssignmentTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void nothingOfASubtenantIsTakenFromARequestButItsIdAndTexts() {
        TestTenant maker = tenants.fresh();
        ApiClient client = maker.client();
        maker.subtenant("first"); // with the provider information
        String id = UUID.randomUUID().toString();

        JsonNode made = client.post(TM + "/subtenants", with(Map.of("id", id, "displayName", "D", "description", "T")))
                .expect(201)
                .json();
        JsonNode changed = client.ifMatch(1)
                .put(TM + "/subtenants/" + id, with(Map.of("displayName", "E")))
                .expect(200)
                .json();

        JsonNode kept = item(client, id);
        for (JsonNode seen : List.of(made, changed, kept)) {
            assertThat(seen.toString())
                    .doesNotContain("forged", FORGED, "4711", "2001")
                    .contains(id);
        }
        assertThat(changed.get("ETag").asLong()).isEqualTo(2);
        assertThat(kept.get("deletedAt").isNull()).isTrue();
        assertThat(changed.get("entityId")).isEqualTo(made.get("entityId"));
        assertThat(client.get("/api/settings/v1/subtenants/" + id + "/quotas")
                        .expect(200)
                        .json()
                        .get("assets")
                        .isNull())
                .isTrue();
    }

    private static JsonNode item(ApiClient client, String id) {
        for (JsonNode item : client.get("/api/settings/v1/subtenants?state=all")
                .expect(200)
                .json()
                .get("items")) {
            if (item.get("id").stringValue().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void nobodyAcceptsTheTermsInAnotherOnesName() {
        TestTenant maker = tenants.fresh();
        ApiClient client = maker.client();
        Map<String, Object> region = new LinkedHashMap<>(OWNED);
        region.put("regionId", "here");
        region.put("regionName", "Here");

        client.post(TM + "/legalConfigRegions", with(Map.of("regions", List.of(region))))
                .expect(201);
        client.ifMatch(1).put(TM + "/legalConfigRegions/here", json(region)).expect(200);

        JsonNode kept = client.get(TM + "/legalConfigRegions").expect(200).json();
        assertThat(kept.toString()).doesNotContain("forged", FORGED, "4711", "2001");
        assertThat(kept.at("/terms/acceptedBy").stringValue())
                .isEqualTo("client:" + maker.credential().clientId());
        assertThat(kept.at("/regions/0/ETag").asLong()).isEqualTo(2);
    }

    @Test
    void aTenantChangesItsTwoNamesAndNothingElse() {
        TestTenant maker = tenants.fresh();
        String platform = "/api/platform/v1/tenants/" + maker.id();
        JsonNode before = tenants.operator().get(platform).expect(200).json();

        maker.client()
                .ifMatch(1)
                .patch(TM + "/tenantInfo", with(Map.of("displayName", "D", "companyName", "C")))
                .expect(200);

        JsonNode after = tenants.operator().get(platform).expect(200).json();
        for (String member : before.propertyNames()) {
            if (!List.of("name", "companyName", "etag").contains(member)) {
                assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
            }
        }
        assertThat(after.get("etag").asLong()).isEqualTo(2);
        assertThat(tenants.operator()
                        .get(platform + "/quotas")
                        .expect(200)
                        .json()
                        .get("assets")
                        .isNull())
                .isTrue();
    }

    @Test
    void ourOwnRoutesRefuseWhatTheyDoNotKnow() {
        TestTenant maker = tenants.fresh();
        String id = maker.subtenant("first");
        String own = "/api/settings/v1/subtenants/" + id;
        OWNED.forEach((member, value) -> {
            if (!member.equals("users")) { // which is a quota
                Answer quotas = maker.client().ifMatch(0).put(own + "/quotas", json(Map.of(member, value)));
                assertThat(quotas.expect(400).body()).contains(member);
            }
            Answer users = maker.client().post(own + "/users", json(Map.of(member, value)));
            assertThat(users.expect(400).body()).contains(member);
        });
    }

    private static String with(Map<String, Object> wanted) {
        Map<String, Object> body = new LinkedHashMap<>(OWNED);
        body.putAll(wanted);
        return json(body);
    }

    private static String json(Map<String, Object> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
