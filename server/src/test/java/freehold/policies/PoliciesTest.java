package freehold.policies;

import static freehold.policies.Plant.ASSETS;
import static freehold.policies.Plant.POLICIES;
import static freehold.policies.Plant.READ;
import static freehold.policies.Plant.WRITE;
import static freehold.policies.Plant.names;
import static freehold.policies.Plant.rule;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What policies leave of what a role allows, as people see it. */
@HttpTest
class PoliciesTest {
    private static final String STANDARD = "mdsp:core:StandardUser";

    private final TestTenants tenants;
    private final String ann = "ann-" + UUID.randomUUID() + "@plant.test";
    private final Plant plant;
    private final ApiClient api;

    PoliciesTest(TestTenants tenants) {
        this.tenants = tenants;
        plant = new Plant(tenants.fresh());
        api = plant.tenant.person("{\"userName\": \"" + ann + "\"}", STANDARD);
        plant.enforce(true);
    }

    @Test
    void withoutAPolicyOneSeesTheNameOfTheRootAndNothingElse() {
        assertThat(names(api, "")).hasSize(1);
        assertThat(Plant.total(api)).isEqualTo(1);
        JsonNode root = api.get(ASSETS + "/root").expect(200).json();
        assertThat(root.required("assetId").asString()).isEqualTo(plant.root);
        assertThat(root.required("aspects")).isEmpty();
        assertThat(root.required("variables")).isEmpty();
        api.get(ASSETS + "/" + plant.root + "/variables").expect(403);
        assertAlikeMissing(plant.press);
        assertAlikeMissing(plant.hall);
        api.get(Plant.series(plant.press)).expect(404);
        assertThat(plant.tenant.client().get(ASSETS + "/" + plant.press).status())
                .isEqualTo(200);
    }

    /** Hidden and missing are the same but for the id. */
    private void assertAlikeMissing(String hidden) {
        String missing = "0123456789abcdef0123456789abcdef";
        for (String path : List.of("", "/aspects", "/variables")) {
            Answer one = api.get(ASSETS + "/" + hidden + path).expect(404);
            Answer other = api.get(ASSETS + "/" + missing + path).expect(404);
            assertThat(neutral(one.body(), hidden)).isEqualTo(neutral(other.body(), missing));
        }
    }

    private static String neutral(String body, String id) {
        return body.replace(id, "ID").replaceAll("\"logref\":\"[^\"]*\"", "");
    }

    @Test
    void aPolicyOnABranchShowsTheBranchFromTheNextRequestOnAndItsEndHidesItAgain() {
        String id = plant.allow("hall", plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
        assertThat(names(api, "")).contains("Hall", "Press", "Pump").doesNotContain("Yard");
        assertThat(Plant.total(api)).isEqualTo(4);
        JsonNode press = api.get(ASSETS + "/" + plant.press).expect(200).json();
        assertThat(press.required("hierarchyPath")).hasSize(2);
        assertThat(api.get("/api/assets/v1/search?q=yard").expect(200).json().required("items"))
                .isEmpty();
        assertThat(api.get("/api/assets/v1/search?q=pres").expect(200).json().required("items"))
                .hasSize(1);
        assertThat(api.get("/api/assets/v1/" + plant.root + "/children")
                        .expect(200)
                        .json()
                        .required("items"))
                .hasSize(1);
        api.get(Plant.series(plant.press)).expect(403);
        plant.admin.delete(POLICIES + "/" + id).expect(204);
        assertThat(names(api, "")).hasSize(1);
        api.get(ASSETS + "/" + plant.press).expect(404);
    }

    @Test
    void theDepthSaysHowFarAPolicyGoes() {
        plant.allow("one", plant.user(ann), rule(plant.asset(plant.press), 0, READ));
        assertThat(names(api, "")).contains("Press").doesNotContain("Hall", "Pump");
        JsonNode press = api.get(ASSETS + "/" + plant.press).expect(200).json();
        assertThat(press.required("parentId").isNull()).isTrue();
        assertThat(press.required("hierarchyPath")).isEmpty();
        JsonNode listed = api.get(ASSETS
                        + "?filter={\"name\":\"Press\"}"
                                .replace("\"", "%22")
                                .replace("{", "%7B")
                                .replace("}", "%7D"))
                .expect(200)
                .json()
                .required("_embedded")
                .required("assets")
                .get(0);
        assertThat(listed.required("parentId").isNull()).isTrue();
        plant.allow("two", plant.user(ann), rule(plant.asset(plant.root), 1, READ));
        assertThat(names(api, "")).contains("Hall", "Press", "Yard").doesNotContain("Pump");
    }

    @Test
    void toWriteTakesAPolicyThatSaysSo() {
        plant.allow("read", plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
        long etag = api.get(ASSETS + "/" + plant.pump)
                .expect(200)
                .json()
                .required("etag")
                .longValue();
        Answer refused = api.ifMatch(etag)
                .with("Content-Type", "application/merge-patch+json")
                .patch(ASSETS + "/" + plant.pump, "{\"name\": \"P\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains(WRITE);
        String made = "{\"name\": \"New\", \"typeId\": \"core.basicarea\", \"parentId\": \"%s\"}".formatted(plant.hall);
        api.post(ASSETS, made).expect(403);
        plant.allow("write", plant.user(ann), rule(plant.asset(plant.hall), -1, WRITE));
        api.post(ASSETS, made).expect(201);
        api.post(ASSETS, made.replace(plant.hall, plant.yard)).expect(404);
        api.post(ASSETS, made.replace(plant.hall, plant.root)).expect(403);
    }

    @Test
    void samplesAndEventsTakePoliciesOfTheirOwn() {
        plant.admin
                .post("/api/eventmanagement/v3/events", """
                        {"entityId": "%s", "timestamp": "2026-01-01T00:00:00Z", "description": "Fault"}""".formatted(plant.press))
                .expect(201);
        plant.allow("read", plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
        String from = "?filter=%7B%22timestamp%22%3A%7B%22after%22%3A%222025-01-01T00%3A00%3A00Z%22%7D%7D";
        assertThat(totalOfEvents(from)).isZero();
        api.get(Plant.series(plant.press)).expect(403);
        plant.allow("more", plant.user(ann), rule(plant.asset(plant.press), 0, Plant.SERIES, Plant.EVENTS));
        assertThat(totalOfEvents(from)).isEqualTo(1);
        assertThat(api.get(Plant.series(plant.press)).expect(200).json()).hasSize(1);
    }

    private long totalOfEvents(String query) {
        return api.get("/api/eventmanagement/v3/events" + query)
                .expect(200)
                .json()
                .required("page")
                .required("totalElements")
                .longValue();
    }

    @Test
    void rulesTellAssetsByTypeAndByLabelAndOnlyAdministratorsSetSuchLabels() {
        String byLabel = """
                {"name": "l", "actions": ["%s", "%s"], "labels": ["blue line"]}""".formatted(READ, WRITE);
        plant.allow("label", plant.user(ann), byLabel);
        plant.allow("type", plant.user(ann), """
                {"name": "t", "actions": ["%s"], "assetTypes": ["core.basicdevice"]}""".formatted(READ));
        assertThat(names(api, "")).contains("Press").doesNotContain("Pump", "Hall");
        label(plant.admin, plant.pump, "blue line").expect(200);
        assertThat(names(api, "")).contains("Press", "Pump").doesNotContain("Hall");
        assertThat(label(api, plant.pump, "red line").status()).isEqualTo(403);
        label(plant.admin, plant.pump, "red line").expect(200);
        assertThat(names(api, "")).doesNotContain("Pump");
    }

    private static Answer label(ApiClient api, String asset, String label) {
        String path = "/api/assets/v1/" + asset + "/labels";
        long etag = api.get(path).expect(200).json().required("etag").longValue();
        return api.ifMatch(etag).put(path, "{\"labels\": [\"" + label + "\"]}");
    }

    @Test
    void aPolicyOnReceivedAssetsBindsTheReceiversPeopleAndTheOwnersPoliciesDoNot() {
        Plant owner = new Plant(tenants.fresh());
        owner.enforce(true);
        Lent.accepted(owner, owner.hall, plant);
        String shared = "?includeShared=true&";
        assertThat(names(api, "&includeShared=true")).hasSize(1);
        api.get(ASSETS + "/" + owner.press + shared).expect(404);
        api.get(Plant.series(owner.press)).expect(404);
        assertThat(plant.admin.get(ASSETS + "/" + owner.press + shared).status())
                .isEqualTo(200);
        String rule = rule(plant.asset(owner.press), 0, READ, Plant.SERIES);
        plant.allow("received", plant.user(ann), rule);
        JsonNode press =
                api.get(ASSETS + "/" + owner.press + shared).expect(200).json();
        assertThat(press.required("parentId").isNull()).isTrue();
        assertThat(names(api, "&includeShared=true")).hasSize(2);
        assertThat(api.get(Plant.series(owner.press)).expect(200).json()).hasSize(1);
        api.get(ASSETS + "/" + owner.hall + shared).expect(404);
        plant.allow("all", plant.user(ann), rule(plant.asset(plant.root), -1, READ));
        assertThat(api.get(ASSETS + "/" + owner.hall + shared).status()).isEqualTo(200);
    }

    @Test
    void whoIsBoundSeesNeitherSharesNorGroupsOfWhatIsHidden() {
        api.get("/api/sharing/v1/shares").expect(403);
        plant.admin
                .post(
                        "/api/assets/v1/groups",
                        "{\"name\": \"g\", \"members\": [{\"assetId\": \"" + plant.press + "\"}]}")
                .expect(201);
        assertThat(api.get("/api/assets/v1/groups").expect(200).json().required("items"))
                .isEmpty();
        api.post("/api/assets/v1/groups", "{\"name\": \"h\"}").expect(403);
        plant.enforce(false);
        assertThat(api.get("/api/assets/v1/groups").expect(200).json().required("items"))
                .hasSize(1);
        assertThat(names(api, "")).contains("Press", "Yard");
    }
}
