package freehold.policies;

import static freehold.policies.Plant.READ;
import static freehold.policies.Plant.WRITE;
import static freehold.policies.Plant.rule;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The answers on access say what is enforced. */
@HttpTest
class AccessAnswersTest {
    private static final String ACCESS = "/api/access/v1";
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final TestTenants tenants;
    private final String ann = "ann-" + UUID.randomUUID() + "@plant.test";
    private final Plant plant;
    private final ApiClient person;

    AccessAnswersTest(TestTenants tenants) {
        this.tenants = tenants;
        plant = new Plant(tenants.fresh());
        person = plant.tenant.person("{\"userName\": \"" + ann + "\"}", "mdsp:core:StandardUser");
    }

    private static boolean may(ApiClient api, String asset, String right) {
        return api.post(ACCESS + "/check", "{\"assetId\": \"%s\", \"right\": \"%s\"}".formatted(asset, right))
                .expect(200)
                .json()
                .required("allowed")
                .booleanValue();
    }

    private JsonNode why(ApiClient api, String subject, String asset, String right) {
        return api.post(ACCESS + "/explain", """
                        {%s"assetId": "%s", "right": "%s"}""".formatted(subject, asset, right))
                .expect(200)
                .json();
    }

    private String aboutAnn() {
        return "\"subject\": {\"user\": \"" + ann + "\"}, ";
    }

    @Test
    void aCheckSaysWhatTheRequestWouldMeet() {
        plant.allow("read", plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
        plant.enforce(true);
        for (String asset : List.of(plant.root, plant.hall, plant.press, plant.yard, UNKNOWN)) {
            boolean labels = person.get("/api/assets/v1/" + asset + "/labels").status() == 200;
            assertThat(may(person, asset, "read")).isEqualTo(labels);
        }
        assertThat(may(person, plant.press, "Edit assets in tenant")).isFalse();
        assertThat(may(plant.admin, plant.press, "Edit assets in tenant")).isTrue();
        JsonNode results = person.post(ACCESS + "/check", """
                        {"checks": [{"assetId": "%s", "right": "read"}, {"assetId": "%s", "right": "read"}]}""".formatted(plant.press, plant.yard))
                .expect(200)
                .json()
                .required("results");
        assertThat(results.toString()).isEqualTo("[{\"allowed\":true},{\"allowed\":false}]");
        person.post(ACCESS + "/check", "{\"assetId\": \"" + plant.press + "\", \"right\": \"fly\"}")
                .expect(400);
        String one = "{\"assetId\": \"" + UNKNOWN + "\", \"right\": \"read\"}";
        List<String> many = new ArrayList<>(java.util.Collections.nCopies(1_000, one));
        person.post(ACCESS + "/check", "{\"checks\": " + many + "}").expect(200);
        many.add(one);
        person.post(ACCESS + "/check", "{\"checks\": " + many + "}").expect(400);
    }

    @Test
    void aBatchAnswersEachOfItsQuestionsAsIfItWereAlone() {
        plant.allow("read", plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
        plant.enforce(true);
        List<String[]> questions = new ArrayList<>();
        for (String asset : List.of(plant.press, plant.yard, plant.hall, UNKNOWN, plant.press, plant.root)) {
            for (String right : List.of("read", "Edit assets in tenant", "read")) {
                questions.add(new String[] {asset, right});
            }
        }
        for (ApiClient whose : List.of(person, plant.admin, person)) {
            List<String> asked = questions.stream()
                    .map(question -> "{\"assetId\": \"%s\", \"right\": \"%s\"}".formatted((Object[]) question))
                    .toList();
            JsonNode results = whose.post(ACCESS + "/check", "{\"checks\": " + asked + "}")
                    .expect(200)
                    .json()
                    .required("results");
            assertThat(results).hasSize(questions.size());
            for (int i = 0; i < questions.size(); i++) {
                assertThat(results.get(i).get("allowed").booleanValue())
                        .as(asked.get(i))
                        .isEqualTo(may(whose, questions.get(i)[0], questions.get(i)[1]));
            }
        }
    }

    @Test
    void anExplanationNamesThePolicyOrTheNearestMiss() {
        String policy = plant.allow("read", plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
        plant.enforce(true);
        JsonNode allowed = why(plant.admin, aboutAnn(), plant.press, "read");
        assertThat(allowed.required("allowed").booleanValue()).isTrue();
        assertThat(allowed.at("/chain/0/kind").asString()).isEqualTo("role");
        assertThat(allowed.at("/chain/1/policyId").asString()).isEqualTo(policy);
        assertThat(allowed.at("/chain/1/assetId").asString()).isEqualTo(plant.hall);
        assertThat(why(person, "", plant.press, "read")).isEqualTo(allowed);
        JsonNode miss = why(plant.admin, aboutAnn(), plant.press, "Edit assets in tenant");
        assertThat(miss.required("allowed").booleanValue()).isFalse();
        assertThat(miss.at("/nearestMiss/action").asString()).isEqualTo(WRITE);
        assertThat(miss.at("/nearestMiss/policies/0/policyId").asString()).isEqualTo(policy);
        JsonNode right = why(plant.admin, aboutAnn(), plant.press, "Share assets");
        assertThat(right.at("/nearestMiss/right").asString()).isEqualTo("Share assets");
        JsonNode hidden = why(plant.admin, aboutAnn(), plant.yard, "read");
        assertThat(hidden.required("visible").booleanValue()).isFalse();
        assertThat(hidden.at("/nearestMiss/kind").asString()).isEqualTo("policy");
    }

    @Test
    void whatIsHiddenIsExplainedToOneselfAsWhatIsMissing() {
        plant.enforce(true);
        Plant other = new Plant(tenants.fresh());
        String missing = why(person, "", UNKNOWN, "read").toString();
        assertThat(why(person, "", plant.press, "read")).hasToString(missing);
        assertThat(why(person, "", other.press, "read")).hasToString(missing);
        assertThat(why(plant.admin, aboutAnn(), other.press, "read"))
                .hasToString(why(plant.admin, aboutAnn(), UNKNOWN, "read").toString());
    }

    @Test
    void onlyAdministratorsAskOfOthersAndOnlyOfTheirOwnTenants() {
        String body = "{%s\"assetId\": \"%s\", \"right\": \"read\"}".formatted(aboutAnn(), plant.press);
        person.post(ACCESS + "/explain", body).expect(403);
        plant.tenant.client(Role.STANDARD_USER).post(ACCESS + "/explain", body).expect(403);
        tenants.fresh().client().post(ACCESS + "/explain", body).expect(404);
        plant.admin
                .post(ACCESS + "/explain", body.replace(ann, "nobody@plant.test"))
                .expect(404);
        person.get(ACCESS + "/assets/" + plant.press + "/viewers").expect(403);
    }

    @Test
    void viewersArePeopleAndCredentialsOfOnesOwnAndTenantsThatReceive() {
        plant.enforce(true);
        assertThat(viewers("users")).doesNotContain(ann);
        plant.allow("read", plant.user(ann), rule(plant.asset(plant.press), 0, READ));
        assertThat(viewers("users")).contains(ann);
        assertThat(viewers("clients")).contains("through");
        assertThat(viewers("tenants")).isEqualTo("[]");
        Plant receiver = new Plant(tenants.fresh());
        String share = Lent.accepted(plant, plant.press, receiver);
        assertThat(viewers("tenants")).contains(receiver.tenant.id(), share).doesNotContain("user");
        plant.admin.post("/api/sharing/v1/shares/" + share + "/revoke", "{}").expect(200);
        assertThat(viewers("tenants")).isEqualTo("[]");
        plant.admin.get(ACCESS + "/assets/" + UNKNOWN + "/viewers").expect(404);
        plant.admin.get(ACCESS + "/assets/" + receiver.press + "/viewers").expect(404);
    }

    private String viewers(String of) {
        return plant.admin
                .get(ACCESS + "/assets/" + plant.press + "/viewers")
                .expect(200)
                .json()
                .required(of)
                .toString();
    }

    @Test
    void theMatrixOfRightsIsForEverybody() {
        JsonNode rights = person.get(ACCESS + "/rights").expect(200).json().required("rights");
        assertThat(rights).hasSize(29);
        assertThat(rights.get(0).required("roles").toString()).isEqualTo("[\"" + Role.ADMINISTRATOR.roleName() + "\"]");
    }
}
