package freehold.policies;

import static freehold.policies.Plant.ENFORCEMENT;
import static freehold.policies.Plant.POLICIES;
import static freehold.policies.Plant.READ;
import static freehold.policies.Plant.RESOURCE_GROUPS;
import static freehold.policies.Plant.json;
import static freehold.policies.Plant.policy;
import static freehold.policies.Plant.rule;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.policies.model.Limits;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Resource Access Management: keeping policies and groups of resources. */
@HttpTest
class PolicyRoutesTest {
    private static final String STANDARD = "mdsp:core:StandardUser";

    private final String ann = "ann-" + UUID.randomUUID() + "@plant.test";
    private final Plant plant;
    private final ApiClient api;
    private final ApiClient person;
    private final JdbcClient administrator;

    PolicyRoutesTest(TestTenants tenants, Environment environment) {
        administrator = SpringTestDatabase.administrator(environment);
        plant = new Plant(tenants.fresh());
        api = plant.admin;
        person = plant.tenant.person("{\"userName\": \"" + ann + "\"}", STANDARD);
    }

    private String good(String name) {
        return policy(name, plant.user(ann), rule(plant.asset(plant.hall), -1, READ));
    }

    @Test
    void aPolicyIsReadAsItWasWrittenWithItsTraces() {
        JsonNode made = api.post(POLICIES, good("one")).expect(201).json();
        assertThat(made.required("owner").asString()).isEqualTo(plant.tenant.id());
        assertThat(made.required("eTag").longValue()).isZero();
        assertThat(made.required("createdBy")).isEqualTo(made.required("lastModifiedBy"));
        assertThat(made.at("/rules/0/propagationDepth").intValue()).isEqualTo(-1);
        assertThat(made.at("/rules/0/actions/0").asString()).isEqualTo(READ);
        String path = POLICIES + "/" + made.required("id").asString();
        assertThat(api.get(path).expect(200).json()).isEqualTo(made);
        String changed = good("one").replace("\"active\": true", "\"active\": false, \"comment\": \"mine\"");
        api.put(path, changed).expect(428);
        api.ifMatch(7).put(path, changed).expect(412);
        JsonNode put = api.ifMatch(0).put(path, changed).expect(200).json();
        assertThat(put.required("active").booleanValue()).isFalse();
        assertThat(put.required("eTag").longValue()).isEqualTo(1);
        api.ifMatch(1).put(path, good("other")).expect(400);
        api.delete(path).expect(204);
        api.get(path).expect(404);
        api.delete(path).expect(404);
    }

    @Test
    void anActivePolicyHasToMakeSenseAndWhatDoesNotIsNamed() {
        assertThat(refused(good("two words"))).contains("name");
        assertThat(refused(good("p").replace(ann, "nobody@plant.test"))).contains("subjects/0");
        assertThat(refused(good("p").replace(":" + plant.tenant.id() + ":user", ":core:user")))
                .contains("subjects/0");
        assertThat(refused(good("p").replace(plant.hall, "0".repeat(32)))).contains("rules/0/resources/0");
        assertThat(refused(good("p").replace(READ, "mdsp:core:x:y:z"))).contains("rules/0/actions/0");
        assertThat(refused(good("p").replace("-1", "2"))).contains("rules/0/propagationDepth");
        assertThat(refused("{\"name\": \"p\", \"active\": true}")).contains("subjects");
        assertThat(refused("{\"active\": true}")).contains("name");
        api.post(POLICIES, "{\"name\": \"p\", \"active\": false, \"subjects\": [\"x\"]}")
                .expect(201);
        api.post(POLICIES, good("p")).expect(409);
    }

    private String refused(String body) {
        return api.post(POLICIES, body).expect(400).body();
    }

    @Test
    void sizesHaveLimitsThatAreNamed() {
        List<String> most = Collections.nCopies(Limits.RULES, "").stream()
                .map(empty -> "{\"actions\": []}")
                .toList();
        api.post(POLICIES, "{\"name\": \"most\", \"active\": false, \"rules\": [" + String.join(",", most) + "]}")
                .expect(201);
        String more = String.join(",", most) + ",{\"actions\": []}";
        assertThat(refused("{\"name\": \"more\", \"active\": false, \"rules\": [" + more + "]}"))
                .contains("rules")
                .contains(String.valueOf(Limits.RULES));
        assertThat(refused("{\"name\": \"" + "n".repeat(Limits.NAME + 1) + "\", \"active\": false}"))
                .contains("name");
    }

    /** Written behind the server's back, for ten thousand requests take long; without a quota of the tenant's own. */
    @Test
    void howManyPoliciesATenantHasIsBoundedToo() {
        administrator
                .sql("""
                        insert into policies.policy (tenant_id, policy_id, name, active, subjects, rules, named_assets,
                            created_by, modified_by)
                        select :tenant, gen_random_uuid(), 'p' || i, false, '{}', '[]', 0, 'x', 'x'
                        from generate_series(1, :many) i""")
                .param("tenant", plant.tenant.id())
                .param("many", Limits.POLICIES - 1)
                .update();
        plant.enforce(false);
        api.post(POLICIES, good("last")).expect(201);
        assertThat(refused(good("more"))).contains(Limits.POLICIES + " policies");
        assertThat(api.get(POLICIES + "?size=1")
                        .expect(200)
                        .json()
                        .at("/page/totalElements")
                        .intValue())
                .as("the default policy aside, which does not count")
                .isEqualTo(Limits.POLICIES + 1);
    }

    @Test
    void listsHavePagesTotalsAndFilters() {
        for (String name : List.of("c", "a", "b")) {
            api.post(POLICIES, good(name)).expect(201);
        }
        JsonNode page = api.get(POLICIES + "?size=2").expect(200).json();
        assertThat(page.required("policies")).hasSize(2);
        assertThat(page.at("/policies/0/name").asString()).isEqualTo("a");
        assertThat(page.at("/page/totalElements").longValue()).isEqualTo(3);
        assertThat(page.at("/page/totalPages").longValue()).isEqualTo(2);
        assertThat(api.get(POLICIES + "?size=2&page=9").expect(200).json().required("policies"))
                .isEmpty();
        assertThat(filtered("{\"name\": \"b\"}")).isEqualTo(1);
        assertThat(filtered("{\"subjects\": {\"contains\": \"" + ann + "\"}}")).isEqualTo(3);
        assertThat(filtered("{\"active\": false}")).isZero();
        assertThat(filtered("{\"name\": {\"in\": {\"value\": [\"a\", \"c\"]}}, \"active\": true}"))
                .isEqualTo(2);
        assertThat(filtered("{\"resources\": \"" + plant.asset(plant.hall) + "\", \"unknown\": 1}"))
                .isEqualTo(3);
        api.get(POLICIES + "?filter=%7B").expect(400);
        api.get(POLICIES + "?size=501").expect(400);
    }

    private long filtered(String filter) {
        return api.get(POLICIES + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .at("/page/totalElements")
                .longValue();
    }

    @Test
    void aGroupOfResourcesCountsForAllPoliciesThatNameIt() {
        String body = json(Map.of("name", "halls", "resources", List.of(plant.asset(plant.hall))));
        String group = Plant.text(api.post(RESOURCE_GROUPS, body).expect(201), "id");
        plant.allow("by-group", plant.user(ann), rule(plant.resourceGroup("halls"), 0, READ));
        plant.enforce(true);
        assertThat(Plant.names(person, "")).contains("Hall").doesNotContain("Yard");
        api.delete(RESOURCE_GROUPS + "/" + group).expect(409);
        String other = body.replace(plant.hall, plant.yard);
        api.ifMatch(0).put(RESOURCE_GROUPS + "/" + group, other).expect(200);
        assertThat(Plant.names(person, "")).contains("Yard").doesNotContain("Hall");
        api.ifMatch(1)
                .put(RESOURCE_GROUPS + "/" + group, json(Map.of("name", "halls", "resources", List.of())))
                .expect(200);
        assertThat(Plant.names(person, "")).hasSize(1);
        JsonNode expanded =
                api.get(POLICIES + "?expandResourceGroups=true").expect(200).json();
        assertThat(expanded.at("/policies/1/name").asString()).isEqualTo("by-group");
        assertThat(expanded.at("/policies/1/rules/0/resources")).isEmpty();
    }

    @Test
    void howManyAssetsThePoliciesOfATenantNameTogetherIsBounded() {
        List<String> halls = Collections.nCopies(Limits.RESOURCES, plant.asset(plant.hall));
        String group = Plant.text(
                api.post(RESOURCE_GROUPS, json(Map.of("name", "halls", "resources", halls)))
                        .expect(201),
                "id");
        List<String> groups = new ArrayList<>(List.of(plant.resourceGroup("halls")));
        for (int i = 1; i < Limits.NAMED_ASSETS / Limits.RESOURCES / Limits.RULES; i++) {
            api.post(RESOURCE_GROUPS, json(Map.of("name", "halls" + i, "resources", halls)))
                    .expect(201);
            groups.add(plant.resourceGroup("halls" + i));
        }
        String rules = String.join(",", Collections.nCopies(Limits.RULES, rule("x", 0, READ)))
                .replace("[\"x\"]", json(groups));
        String much = policy("much", plant.user(ann), rules);
        String id = Plant.text(api.post(POLICIES, much).expect(201), "id");
        Answer refused = api.post(POLICIES, good("more")).expect(400);
        assertThat(refused.body()).contains("1000000 assets");
        assertThat(api.get(POLICIES).json().at("/page/totalElements").intValue())
                .isEqualTo(1);
        List<String> fewer = halls.subList(1, halls.size());
        api.ifMatch(0)
                .put(RESOURCE_GROUPS + "/" + group, json(Map.of("name", "halls", "resources", fewer)))
                .expect(200);
        api.post(POLICIES, good("more")).expect(201);
        api.ifMatch(1)
                .put(RESOURCE_GROUPS + "/" + group, json(Map.of("name", "halls", "resources", halls)))
                .expect(400);
        api.ifMatch(0)
                .put(POLICIES + "/" + id, policy("much", plant.user(ann), rule(plant.resourceGroup("halls"), 0, READ)))
                .expect(200);
        api.ifMatch(1)
                .put(RESOURCE_GROUPS + "/" + group, json(Map.of("name", "halls", "resources", halls)))
                .expect(200);
    }

    @Test
    void aUserGroupsPolicyHoldsAsLongAsOneIsInTheGroup() {
        String groups = "/api/identitymanagement/v3/Groups";
        String group = Plant.text(
                api.post(groups, "{\"displayName\": \"mdsp_usergroup:crew\"}").expect(201), "id");
        plant.allow("crew", plant.userGroup("mdsp_usergroup:crew"), rule(plant.asset(plant.yard), 0, READ));
        plant.enforce(true);
        assertThat(Plant.names(person, "")).doesNotContain("Yard");
        String user = Plant.text(
                api.get("/api/identitymanagement/v3/Users?filter="
                                + URLEncoder.encode("userName eq \"" + ann + "\"", StandardCharsets.UTF_8))
                        .expect(200),
                "/resources/0/id");
        Answer joined =
                api.post(groups + "/" + group + "/members", "{\"type\": \"USER\", \"value\": \"" + user + "\"}");
        joined.expect(201);
        assertThat(Plant.names(person, "")).contains("Yard");
        api.delete(groups + "/" + group + "/members/" + user).expect(200);
        assertThat(Plant.names(person, "")).doesNotContain("Yard");
    }

    @Test
    void onlyAdministratorsAtTenantLevelKeepAndSeePolicies() {
        for (ApiClient other :
                List.of(person, plant.tenant.client(Role.STANDARD_USER), plant.tenant.subtenantClient("park"))) {
            other.get(POLICIES).expect(403);
            other.post(POLICIES, good("x")).expect(403);
            other.get(RESOURCE_GROUPS).expect(403);
            other.get(ENFORCEMENT).expect(403);
            other.ifMatch(0).put(ENFORCEMENT, "{\"policies\": true}").expect(403);
        }
    }
}
