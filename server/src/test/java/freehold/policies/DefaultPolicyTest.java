package freehold.policies;

import static freehold.policies.Plant.ASSETS;
import static freehold.policies.Plant.POLICIES;
import static freehold.policies.Plant.READ;
import static freehold.policies.Plant.names;
import static freehold.policies.Plant.policy;
import static freehold.policies.Plant.rule;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy the system makes for a tenant when policies are first put in force or out of it. */
@HttpTest
class DefaultPolicyTest {
    private static final String FILES = "/api/assetmanagement/v3/files";
    private static final String STANDARD = "mdsp:core:StandardUser";

    private final TestTenants tenants;
    private final String ann = "ann-" + UUID.randomUUID() + "@plant.test";
    private final Plant plant;
    private final ApiClient admin;
    private final ApiClient person;

    DefaultPolicyTest(TestTenants tenants) {
        this.tenants = tenants;
        plant = new Plant(tenants.fresh());
        admin = plant.admin;
        person = plant.tenant.person("{\"userName\": \"" + ann + "\"}", STANDARD);
    }

    private JsonNode first() {
        return admin.get(POLICIES).expect(200).json().at("/policies/0");
    }

    private static String path(JsonNode policy) {
        return POLICIES + "/" + policy.required("id").asString();
    }

    private void activate(boolean active) {
        ObjectNode whole = (ObjectNode) first();
        whole.put("active", active);
        admin.ifMatch(whole.required("eTag").longValue())
                .put(path(whole), whole.toString())
                .expect(200);
    }

    @Test
    void itIsMadeOnceAndAllowsNothingUntilItIsActivated() {
        assertThat(admin.get(POLICIES).json().required("policies")).isEmpty();
        plant.enforce(true);
        JsonNode made = first();
        assertThat(made.required("name").asString()).isEqualTo("Default_Policy_" + plant.tenant.id());
        assertThat(made.required("active").booleanValue()).isFalse();
        assertThat(made.required("createdBy").asString()).isEqualTo("system");
        assertThat(names(person, "")).hasSize(1);
        plant.enforce(false);
        plant.enforce(true);
        assertThat(admin.get(POLICIES).json().required("policies")).hasSize(1);
        assertThat(first()).isEqualTo(made);
    }

    @Test
    void whileItIsActiveEverybodySeesAndDoesWhatRolesAllowAndNoMore() {
        ApiClient standing =
                plant.tenant.person("{\"userName\": \"bo-" + UUID.randomUUID() + "@plant.test\"}", STANDARD);
        String body = "{\"name\": \"New\", \"typeId\": \"core.basicarea\", \"parentId\": \"%s\"}".formatted(plant.hall);
        int createdByRole = standing.post(ASSETS, body).status();
        plant.enforce(true);
        activate(true);
        assertThat(names(person, "")).isEqualTo(names(admin, ""));
        assertThat(Plant.total(person)).isEqualTo(Plant.total(admin));
        person.get(Plant.series(plant.press)).expect(200);
        assertThat(person.post(ASSETS, body).status()).isEqualTo(createdByRole);
        assertThat(createdByRole).isEqualTo(201);
        person.ifMatch(0).delete(ASSETS + "/" + plant.press).expect(403);
        standing.ifMatch(0).delete(ASSETS + "/" + plant.press).expect(403);
        person.get(POLICIES).expect(403);
        activate(false);
        assertThat(names(person, "")).hasSize(1);
        person.get(ASSETS + "/" + plant.press).expect(404);
    }

    /** Files are no assets: what of them is for nobody but those whom nothing confines stays so. */
    @Test
    void itShowsNoPrivateFileNorWhichAssetHasIt() {
        plant.enforce(true);
        activate(true);
        String form = """
                --b\r
                Content-Disposition: form-data; name="name"\r
                \r
                secret\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="f"\r
                \r
                x\r
                --b--""";
        String file = admin.with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", FILES, Optional.of(form))
                .expect(201)
                .json()
                .required("id")
                .asString();
        admin.ifMatch(0)
                .put(ASSETS + "/" + plant.press + "/fileAssignments/drawing", "{\"fileId\": \"" + file + "\"}")
                .expect(200);
        String having = "&filter=" + URLEncoder.encode("{\"fileId\":\"" + file + "\"}", StandardCharsets.UTF_8);
        assertThat(names(admin, having)).containsExactly("Press");

        person.get(FILES + "/" + file).expect(404);
        assertThat(names(person, having)).isEmpty();
        assertThat(person.get(ASSETS + "/" + plant.press).expect(200).body()).doesNotContain(file);
    }

    @Test
    void anExplanationNamesIt() {
        plant.enforce(true);
        activate(true);
        JsonNode why = admin.post("/api/access/v1/explain", """
                        {"subject": {"user": "%s"}, "assetId": "%s", "right": "read"}""".formatted(ann, plant.press))
                .expect(200)
                .json();
        assertThat(why.required("allowed").booleanValue()).isTrue();
        assertThat(why.toString()).contains(first().required("id").asString());
    }

    /** What is received hangs in the tree too; what is another tenant's own stays so. */
    @Test
    void itShowsWhatIsReceivedAndNothingElseOfOthers() {
        Plant owner = new Plant(tenants.fresh());
        Lent.accepted(owner, owner.press, plant);
        plant.enforce(true);
        String lent = ASSETS + "/" + owner.press + "?includeShared=true";
        person.get(lent).expect(404);
        activate(true);
        person.get(lent).expect(200);
        person.get(Plant.series(owner.press)).expect(200);
        person.get(ASSETS + "/" + owner.pump + "?includeShared=true").expect(404);
    }

    @Test
    void nothingButItsBeingActiveCanBeChanged() {
        plant.enforce(true);
        ObjectNode made = (ObjectNode) first();
        long etag = made.required("eTag").longValue();
        ObjectNode narrower = made.deepCopy();
        narrower.putArray("subjects").add(plant.user(ann));
        admin.ifMatch(etag).put(path(made), narrower.toString()).expect(409);
        ObjectNode other = made.deepCopy().put("description", "Mine");
        admin.ifMatch(etag).put(path(made), other.toString()).expect(409);
        admin.delete(path(made)).expect(409);
        assertThat(first()).isEqualTo(made);
    }

    @Test
    void noPolicyOfATenantsOwnTakesItsNameOrNamesEverybody() {
        String mine =
                policy("Default_Policy_" + plant.tenant.id(), plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
        assertThat(admin.post(POLICIES, mine).expect(400).body()).contains("name");
        String all = policy("all", plant.userGroup("*"), rule(plant.asset(plant.hall), -1, READ));
        assertThat(admin.post(POLICIES, all).expect(400).body()).contains("subjects/0");
    }
}
