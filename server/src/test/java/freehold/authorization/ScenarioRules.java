package freehold.authorization;

import static freehold.authorization.ScenarioStage.json;
import static java.util.Objects.requireNonNull;

import freehold.authorization.ScenarioFile.Step;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The policies of a scenario, each of one rule. */
final class ScenarioRules {
    private static final String POLICIES = "/api/resourceaccessmanagement/v3/policies";
    private static final String ENFORCEMENT = "/api/access/v1/enforcement";
    private static final Map<String, String> ACTIONS = Map.of(
            "read", "mdsp:core:assetmanagement:asset:read",
            "write", "mdsp:core:assetmanagement:asset:write",
            "events", "mdsp:core:eventmanagement:event:allow",
            "series", "mdsp:core:iotservices:timeseries:read");
    private static final Map<String, Integer> DEPTHS = Map.of("on", 0, "around", 1, "below", -1);

    private final ScenarioStage stage;
    private final ScenarioTroupe troupe;
    private final Map<String, Made> policies = new HashMap<>();

    private record Made(TestTenant tenant, String id) {}

    ScenarioRules(ScenarioStage stage, ScenarioTroupe troupe) {
        this.stage = stage;
        this.troupe = troupe;
    }

    void obey(Step step) {
        switch (step.verb()) {
            case "policy" -> policies.put(step.name(), decreed(step, stage.tenant(step.one("of"))));
            case "repeal" -> {
                Made policy = requireNonNull(policies.remove(step.name()));
                stage.office(policy.tenant())
                        .delete(POLICIES + "/" + policy.id())
                        .expect(204);
            }
            default ->
                enforce(stage.office(stage.tenant(step.name())), step.verb().equals("enforce"));
        }
    }

    private static void enforce(ApiClient api, boolean policies) {
        long etag = api.get(ENFORCEMENT).expect(200).json().required("etag").longValue();
        api.ifMatch(etag).put(ENFORCEMENT, json(Map.of("policies", policies))).expect(200);
    }

    private Made decreed(Step step, TestTenant tenant) {
        List<String> subjects = Stream.concat(
                        step.all("user").stream()
                                .map(user -> "mdsp:core:identitymanagement:eu1:" + tenant.id() + ":user:"
                                        + troupe.userName(user)),
                        step.all("group").stream()
                                .map(group ->
                                        "mdsp:core:identitymanagement:eu1:" + tenant.id() + ":usergroup:" + group))
                .toList();
        String id = stage.office(tenant)
                .post(
                        POLICIES,
                        json(Map.of(
                                "name",
                                step.name(),
                                "active",
                                true,
                                "subjects",
                                subjects,
                                "rules",
                                List.of(rule(step, tenant)))))
                .expect(201)
                .json()
                .required("id")
                .stringValue();
        return new Made(tenant, id);
    }

    private Map<String, Object> rule(Step step, TestTenant tenant) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("name", "rule");
        rule.put(
                "actions",
                step.all("allow").stream()
                        .map(word -> requireNonNull(ACTIONS.get(word), word))
                        .toList());
        DEPTHS.forEach((word, depth) -> step.find(word).ifPresent(asset -> {
            rule.put(
                    "resources", List.of("mdsp:core:assetmanagement:eu1:" + tenant.id() + ":asset:" + stage.id(asset)));
            rule.put("propagationDepth", depth);
        }));
        step.find("type")
                .ifPresent(type -> rule.put("assetTypes", List.of(tenant.id() + "." + ScenarioStage.capital(type))));
        step.find("label").ifPresent(label -> rule.put("labels", List.of(label)));
        return rule;
    }
}
