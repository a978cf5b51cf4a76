package freehold.policies;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant with two halls, a press in one of them with a series, and policies. */
final class Plant {
    static final String ASSETS = "/api/assetmanagement/v3/assets";
    static final String POLICIES = "/api/resourceaccessmanagement/v3/policies";
    static final String RESOURCE_GROUPS = "/api/resourceaccessmanagement/v3/resourceGroups";
    static final String ENFORCEMENT = "/api/access/v1/enforcement";
    static final String READ = "mdsp:core:assetmanagement:asset:read";
    static final String WRITE = "mdsp:core:assetmanagement:asset:write";
    static final String EVENTS = "mdsp:core:eventmanagement:event:allow";
    static final String SERIES = "mdsp:core:iotservices:timeseries:read";

    final TestTenant tenant;
    final ApiClient admin;
    final String root;
    final String hall;
    final String press;
    final String pump;
    final String yard;

    Plant(TestTenant tenant) {
        this.tenant = tenant;
        this.admin = tenant.client();
        root = text(admin.get(ASSETS + "/root").expect(200), "assetId");
        String load = tenant.id() + ".Load";
        admin.put("/api/assetmanagement/v3/aspecttypes/" + load, """
                {"name": "Load", "category": "dynamic", "scope": "private",
                 "variables": [{"name": "torque", "dataType": "DOUBLE", "unit": "Nm"}]}""").expect(201);
        admin.put("/api/assetmanagement/v3/assettypes/" + tenant.id() + ".Press", """
                {"name": "Press", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "aspects": [{"name": "load", "aspectTypeId": "%s"}]}""".formatted(load))
                .expect(201);
        hall = create(root, "Hall", "core.basicarea");
        press = create(hall, "Press", tenant.id() + ".Press");
        pump = create(hall, "Pump", "core.basicarea");
        yard = create(root, "Yard", "core.basicarea");
        admin.put(series(press), "[{\"_time\": \"2026-01-01T00:00:00Z\", \"torque\": 12.5}]")
                .expect(204);
    }

    String create(String parent, String name, String type) {
        return text(admin.post(ASSETS, """
                        {"name": "%s", "typeId": "%s", "parentId": "%s"}""".formatted(name, type, parent)).expect(201), "assetId");
    }

    static String series(String asset) {
        return "/api/iottimeseries/v3/timeseries/" + asset + "/load";
    }

    static String text(Answer answer, String member) {
        return answer.json().at(member.startsWith("/") ? member : "/" + member).asString();
    }

    String user(String name) {
        return "mdsp:core:identitymanagement:eu1:" + tenant.id() + ":user:" + name;
    }

    String userGroup(String name) {
        return "mdsp:core:identitymanagement:eu1:" + tenant.id() + ":usergroup:" + name;
    }

    String asset(String id) {
        return "mdsp:core:assetmanagement:eu1:" + tenant.id() + ":asset:" + id;
    }

    String resourceGroup(String name) {
        return "mdsp:core:resourceaccessmanagement:eu1:" + tenant.id() + ":resourceGroup:" + name;
    }

    /** A rule on one asset. */
    static String rule(String resource, int depth, String... actions) {
        return """
                {"name": "r", "actions": %s, "resources": ["%s"], "propagationDepth": %d}""".formatted(json(List.of(actions)), resource, depth);
    }

    static String policy(String name, String subject, String rule) {
        return """
                {"name": "%s", "active": true, "subjects": ["%s"], "rules": [%s]}""".formatted(name, subject, rule);
    }

    /** Makes the policy and tells its id. */
    String allow(String name, String subject, String rule) {
        return text(admin.post(POLICIES, policy(name, subject, rule)).expect(201), "id");
    }

    void enforce(boolean inForce) {
        long etag = admin.get(ENFORCEMENT).expect(200).json().required("etag").longValue();
        admin.ifMatch(etag).put(ENFORCEMENT, "{\"policies\": " + inForce + "}").expect(200);
    }

    static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    /** Names in the list of assets, in its order. */
    static List<String> names(ApiClient api, String query) {
        JsonNode page =
                api.get(ASSETS + "?size=100&sort=name,asc" + query).expect(200).json();
        return StreamSupport.stream(
                        page.required("_embedded").required("assets").spliterator(), false)
                .map(asset -> asset.required("name").asString())
                .toList();
    }

    static long total(ApiClient api) {
        return api.get(ASSETS)
                .expect(200)
                .json()
                .required("page")
                .required("totalElements")
                .longValue();
    }
}
