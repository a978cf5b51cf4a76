package freehold.authorization;

import static freehold.authorization.ScenarioStage.json;
import static java.util.Objects.requireNonNull;

import freehold.authorization.ScenarioFile.Step;
import freehold.decision.Role;
import freehold.identity.model.CoreRoles;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The callers of a scenario: people who have signed in, and service credentials. */
final class ScenarioPeople {
    private static final String USERS = "/api/identitymanagement/v3/Users";
    private static final String GROUPS = "/api/identitymanagement/v3/Groups";

    private final ScenarioStage stage;
    private final ScenarioTroupe troupe;
    private final Map<String, ApiClient> clients = new HashMap<>();
    private final Map<String, TestTenant> tenants = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    ScenarioPeople(ScenarioStage stage, ScenarioTroupe troupe) {
        this.stage = stage;
        this.troupe = troupe;
    }

    void add(Step step, TestTenant tenant, Optional<String> subtenant) {
        tenants.put(step.name(), tenant);
        clients.put(step.name(), step.is("service") ? service(step, tenant, subtenant) : person(step, subtenant));
    }

    private static ApiClient service(Step step, TestTenant tenant, Optional<String> subtenant) {
        Map<String, Object> wish = new HashMap<>();
        wish.put(
                "roles",
                step.all("role").stream().map(role -> role(role).roleName()).toList());
        subtenant.ifPresent(id -> wish.put("subtenant", id));
        return tenant.tenants().as(tenant.credential(wish));
    }

    private static Role role(String word) {
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private ApiClient person(Step step, Optional<String> subtenant) {
        TestTenant tenant = tenantOf(step.name());
        Map<String, Object> user = new HashMap<>(Map.of("userName", troupe.userName(step.name())));
        // Whoever is given a list is a subtenant user, be it an empty one.
        subtenant.ifPresent(one -> user.put("subtenants", List.of(Map.of("id", one))));
        String id = made(tenant, USERS, user);
        for (String word : step.all("role")) {
            // Subtenant users hold the role of Asset Manager as a part of theirs.
            String role = subtenant.isPresent()
                    ? CoreRoles.SUBTENANT_USER
                    : role(word).roleName();
            join(tenant, CoreRoles.named(role).orElseThrow().id().toString(), id);
        }
        for (String group : step.all("group")) {
            join(tenant, groups.computeIfAbsent(group, name -> made(tenant, GROUPS, Map.of("displayName", name))), id);
        }
        return troupe.in(tenant, step.name(), id);
    }

    private String made(TestTenant tenant, String path, Map<String, Object> body) {
        return stage.office(tenant)
                .post(path, json(body))
                .expect(201)
                .json()
                .required("id")
                .stringValue();
    }

    private void join(TestTenant tenant, String group, String user) {
        stage.office(tenant)
                .post(GROUPS + "/" + group + "/members", json(Map.of("type", "USER", "value", user)))
                .expect(201);
    }

    ApiClient client(String caller) {
        return requireNonNull(clients.get(caller), caller);
    }

    TestTenant tenantOf(String caller) {
        return requireNonNull(tenants.get(caller), caller);
    }
}
