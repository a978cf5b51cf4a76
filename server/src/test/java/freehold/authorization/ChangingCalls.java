package freehold.authorization;

import static java.util.Map.entry;

import freehold.authorization.Operations.Operation;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * For each operation that changes something, a call that does. Most can be made from the product's own description; the
 * rest needs something to be there first, and stands here.
 */
final class ChangingCalls {
    private static final String AM = "/api/assetmanagement/v3/";
    private static final String IDENTITY = "/api/identitymanagement/v3/";
    private static final String FORM = "multipart/form-data; boundary=b";

    private final Belongings there;
    private final LendingCalls lending;
    private final Map<String, Supplier<Call>> special = Map.ofEntries(
            entry("PUT /api/tenantmanagement/v4/legalConfigRegions/{regionId}", this::region),
            entry("PUT /api/telemetry/v1/retention", () -> call("/api/telemetry/v1/retention", "{\"days\": 3650}")),
            entry(
                    "PUT /api/resourceaccessmanagement/v3/resourceGroups/{resourceGroupId}",
                    () -> described("resourceGroups")),
            entry("PUT /api/resourceaccessmanagement/v3/policies/{policyId}", () -> described("policies")),
            entry("PUT /api/platform/v1/tenants/{id}/subtenants/{subtenantId}/quotas", this::quotas),
            entry("DELETE /api/iottimeseries/v3/timeseries/{entityId}/{propertySetName}", this::samples),
            entry("PUT /api/iotfile/v3/files/{entityId}/{path}", () -> call(file(false), "content")),
            entry("DELETE /api/iotfile/v3/files/{entityId}/{path}", () -> call(file(true), "")),
            entry("PUT /api/identitymanagement/v3/Users/{userId}", this::user),
            entry("PUT /api/identitymanagement/v3/Groups/{groupId}", this::group),
            entry(
                    "PUT /api/assetmanagement/v3/model/lock",
                    () -> call(AM + "model/lock?enabled=true", "").by(stranger())),
            entry("PUT /api/assetmanagement/v3/files/{fileId}", () -> form(AM + "files/" + modelFile())),
            entry("POST /api/assetmanagement/v3/files", () -> form(AM + "files")),
            entry(
                    "POST /api/tenantmanagement/v4/tenantInfo/logo",
                    () -> form("/api/tenantmanagement/v4/tenantInfo/logo")),
            entry("DELETE /api/tenantmanagement/v4/tenantInfo/logo", this::noLogo),
            entry("PUT /api/assetmanagement/v3/assettypes/{assetTypeId}", this::type),
            entry("PATCH /api/assetmanagement/v3/assettypes/{assetTypeId}", this::type),
            entry("PATCH /api/assetmanagement/v3/aspecttypes/{aspectTypeId}", this::aspectType),
            entry(
                    "PUT /api/assetmanagement/v3/assettypes/{assetTypeId}/fileAssignments/{key}",
                    () -> assigned("assettypes", false)),
            entry(
                    "DELETE /api/assetmanagement/v3/assettypes/{assetTypeId}/fileAssignments/{key}",
                    () -> assigned("assettypes", true)),
            entry(
                    "PUT /api/assetmanagement/v3/assets/{assetId}/fileAssignments/{key}",
                    () -> assigned("assets", false)),
            entry(
                    "DELETE /api/assetmanagement/v3/assets/{assetId}/fileAssignments/{key}",
                    () -> assigned("assets", true)),
            entry("PUT /api/assetmanagement/v3/assets/{assetId}", this::asset),
            entry(
                    "PATCH /api/assetmanagement/v3/assets/{assetId}",
                    () -> call(AM + "assets/" + there().asset(), "{\"name\": \"Press 8\"}")),
            entry("POST /api/assetmanagement/v3/assets", this::newAsset),
            entry("POST /api/assetmanagement/v3/assets/{assetId}", () -> moved("")),
            entry("POST /api/assetmanagement/v3/assets/{assetId}/move", () -> moved("/move")),
            entry("DELETE /api/assetmanagement/v3/assets/{assetId}/location", this::location),
            entry("POST /api/tenantmanagement/v4/subtenants", this::subtenant),
            entry("POST /api/telemetry/v1/imports", this::imports),
            entry("POST /api/iottsbulk/v3/importJobs", this::bulk),
            entry("POST /api/sharing/v1/profiles", () -> call("/api/sharing/v1/profiles", named("name"))),
            entry("POST /api/settings/v1/subtenants/{id}/users", this::assignedUser),
            entry("POST /api/session", this::session),
            entry(
                    "PUT /api/session/tenant",
                    () -> call(
                                    "/api/session/tenant",
                                    "{\"tenant\": \"" + there().owner.id() + "\"}")
                            .by(there().owner.signIn())),
            entry("POST /api/platform/v1/tenants", this::tenant),
            entry("POST /api/platform/v1/tenants/{id}/serviceCredentials", () -> platform("/serviceCredentials", "{}")),
            entry("PATCH /api/platform/v1/tenants/{id}", () -> platform("", "{\"name\": \"Another\"}")),
            entry("POST /api/notifications/v1/{id}/read", this::read),
            entry(
                    "POST /api/identitymanagement/v3/Users",
                    () -> call(IDENTITY + "Users", "{\"userName\": \"" + there().name() + "@example.org\"}")),
            entry("POST /api/identitymanagement/v3/Groups", () -> call(IDENTITY + "Groups", named("displayName"))),
            entry("POST /api/identitymanagement/v3/Groups/{groupId}/members", () -> member(false)),
            entry("DELETE /api/identitymanagement/v3/Groups/{groupId}/members/{memberId}", () -> member(true)),
            entry(
                    "POST /api/identity/v1/tokens",
                    () -> call("/api/identity/v1/tokens", named("name"))
                            .by(there().owner.signIn())),
            entry("DELETE /api/identity/v1/tokens/{tokenId}", this::noToken),
            entry("POST /api/identity/v1/serviceCredentials", () -> call("/api/identity/v1/serviceCredentials", "{}")),
            entry("POST /api/identity/v1/secondFactor", this::factor),
            entry("POST /api/identity/v1/passwords", this::password),
            entry(
                    "DELETE /api/identity/v1/sessions",
                    () -> call("/api/identity/v1/sessions", "")
                            .by(there().tenants.fresh().signIn())),
            entry("DELETE /api/identity/v1/users/{userId}/sessions", this::sessions),
            entry("POST /api/assets/v1/groups", () -> call("/api/assets/v1/groups", named("name"))),
            entry("POST /api/assets/v1/bin/{assetId}/restore", () -> binned("/restore", "{}")),
            entry("DELETE /api/assets/v1/bin/{assetId}", () -> binned("", "")));

    ChangingCalls(Belongings there) {
        this.there = there;
        this.lending = new LendingCalls(there);
    }

    /** What is to be sent, and by whom. */
    record Call(ApiClient client, String address, String body, String mediaType) {
        Call by(ApiClient other) {
            return new Call(other, address, body, mediaType);
        }

        Call as(String type) {
            return new Call(client, address, body, type);
        }
    }

    Call of(Operation operation) {
        Optional<Call> known = Optional.ofNullable(special.get(operation.toString()))
                .or(() -> lending.of(operation.toString()))
                .map(Supplier::get);
        Call call = known.orElseGet(() -> new Call(
                there.caller(operation),
                there.address(operation),
                operation.given().map(there::real).map(JsonNode::toString).orElse(""),
                operation.mediaType()));
        boolean form = call.mediaType().startsWith("multipart/");
        return known.isEmpty() || form ? call : call.as(operation.mediaType());
    }

    private Belongings there() {
        return there;
    }

    private ApiClient stranger() {
        return there.tenants.fresh().client();
    }

    private Call call(String address, String body) {
        return new Call(there.client, address, body, "application/json");
    }

    private Call of(String collection, String id, String act, String body) {
        return call(collection + id + act, body);
    }

    private String named(String member) {
        return "{\"" + member + "\": \"" + there.name() + "\"}";
    }

    private String done(String address, String body) {
        return Belongings.text(there.client.post(address, body), "id");
    }

    static String must(freehold.testing.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.body();
    }

    private Call region() {
        String id = there.fresh(Kind.REGION);
        return call("/api/tenantmanagement/v4/legalConfigRegions/" + id, """
                {"regionId": "%s", "regionName": "South"}""".formatted(id))
                .by(there.client.ifMatch(1));
    }

    private Call described(String kind) {
        String address = "/api/resourceaccessmanagement/v3/" + kind + "/"
                + there.fresh(kind.equals("policies") ? Kind.POLICY : Kind.RESOURCE_GROUP);
        String name = Belongings.text(there.client.get(address), "name");
        return call(address, "{\"name\": \"%s\", \"active\": false, \"description\": \"of hall 3\"}".formatted(name));
    }

    private Call quotas() {
        return call(
                        "/api/platform/v1/tenants/" + there.owner.id() + "/subtenants/" + there.fresh(Kind.SUBTENANT)
                                + "/quotas",
                        "{\"users\": 100, \"assets\": 10000, \"requestsPerMinute\": 100000}")
                .by(there.tenants.operator());
    }

    private Call samples() {
        String series = "/api/iottimeseries/v3/timeseries/" + there.asset() + "/load";
        must(there.client.put(series, "[{\"_time\": \"2026-01-01T00:00:00Z\", \"energy\": 1.5}]"));
        return call(series + "?from=2025-12-31T00:00:00Z&to=2026-01-02T00:00:00Z", "");
    }

    private String file(boolean present) {
        String address = "/api/iotfile/v3/files/" + there.asset() + "/a.txt";
        if (present) {
            must(there.client.with("Content-Type", "application/octet-stream").put(address, "content"));
        }
        return address;
    }

    private Call user() {
        String id = there.fresh(Kind.USER);
        JsonNode is = there.client.get(IDENTITY + "Users/" + id).json();
        return call(IDENTITY + "Users/" + id, """
                {"id": "%s", "userName": %s, "active": false}""".formatted(id, is.get("userName")));
    }

    private Call group() {
        return call(IDENTITY + "Groups/" + there.fresh(Kind.GROUP), named("displayName"));
    }

    private Call member(boolean present) {
        String group = IDENTITY + "Groups/" + there.fresh(Kind.GROUP) + "/members";
        String user = there.fresh(Kind.USER);
        String body = "{\"type\": \"USER\", \"value\": \"" + user + "\"}";
        if (present) {
            must(there.client.post(group, body));
            return call(group + "/" + user, "");
        }
        return call(group, body);
    }

    private String modelFile() {
        return there.modelFile();
    }

    private Call form(String address) {
        String form = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.gif\"",
                "Content-Type: image/gif",
                "",
                "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;",
                "--b--",
                "");
        return call(address, form).as(FORM);
    }

    private Call noLogo() {
        String address = "/api/tenantmanagement/v4/tenantInfo/logo";
        must(there.client.with("Content-Type", FORM).post(address, form(address).body()));
        return call(address, "");
    }

    private Call type() {
        return call(AM + "assettypes/" + there.assetType(), """
                {"name": "Machine of another name", "parentTypeId": "core.basicdevice",
                 "aspects": [{"name": "load", "aspectTypeId": "core.energy"}],
                 "variables": [{"name": "force", "dataType": "STRING", "length": 20}]}""");
    }

    private Call aspectType() {
        return call(AM + "aspecttypes/" + there.fresh(Kind.ASPECT_TYPE), """
                {"description": "of another kind", "variables": [{"name": "temperature", "dataType": "DOUBLE"}]}""");
    }

    private Call assigned(String kind, boolean present) {
        String thing = AM + kind + "/" + (kind.equals("assets") ? there.asset() : there.assetType());
        String body = "{\"fileId\": \"" + there.modelFile() + "\"}";
        if (present) {
            must(there.client
                    .with("If-Match", there.etag(there.client, thing))
                    .put(thing + "/fileAssignments/a", body));
            return call(thing + "/fileAssignments/a", "");
        }
        return call(thing + "/fileAssignments/a", body);
    }

    private Call asset() {
        String address = AM + "assets/" + there.asset();
        return call(address, """
                {"name": "Press 8", "typeId": %s, "parentId": "%s"}""".formatted(there.client.get(address).json().get("typeId"), there.root));
    }

    private Call newAsset() {
        return call(AM + "assets", area(there.root));
    }

    static String area(String parent) {
        return "{\"name\": \"Hall\", \"typeId\": \"core.basicarea\", \"parentId\": \"" + parent + "\"}";
    }

    private Call moved(String act) {
        String hall = Belongings.text(there.client.post(AM + "assets", area(there.root)), "assetId");
        return call(AM + "assets/" + there.asset() + act, "{\"newParentId\": \"" + hall + "\"}");
    }

    private Call location() {
        String address = AM + "assets/" + there.asset();
        must(there.client
                .with("If-Match", there.etag(there.client, address))
                .put(address + "/location", "{\"country\": \"Germany\"}"));
        return call(address + "/location", "");
    }

    private Call subtenant() {
        return call("/api/tenantmanagement/v4/subtenants", """
                {"id": "%s", "displayName": "%s", "description": ""}""".formatted(java.util.UUID.randomUUID(), there.name()));
    }

    private Call imports() {
        return call(
                "/api/telemetry/v1/imports?aspect=load&assetId=" + there.asset(),
                "_time,energy\n2026-01-01T00:00:00Z,1\n");
    }

    private Call bulk() {
        String asset = there.asset();
        must(there.client
                .with("Content-Type", "application/octet-stream")
                .put(
                        "/api/iotfile/v3/files/" + asset + "/a.json",
                        "[{\"_time\":\"2025-01-01T00:00:00Z\",\"energy\":1}]"));
        return call("/api/iottsbulk/v3/importJobs", """
                {"data": [{"entity": "%s", "propertySetName": "load", "timeseriesFiles": [
                  {"filePath": "a.json", "from": "2025-01-01T00:00:00.000Z", "to": "2025-12-31T00:00:00.000Z"}]}]}""".formatted(asset));
    }

    private Call assignedUser() {
        String subtenant = there.fresh(Kind.SUBTENANT);
        String user = done(IDENTITY + "Users", """
                {"userName": "%s@example.org", "subtenants": [{"id": "%s"}]}""".formatted(there.name(), there.fresh(Kind.SUBTENANT)));
        return call("/api/settings/v1/subtenants/" + subtenant + "/users", """
                {"assign": ["%s"], "remove": []}""".formatted(user));
    }

    private Call session() {
        TestTenant tenant = there.tenants.fresh();
        tenant.signIn();
        return call("/api/session", """
                {"userName": "%s", "password": "%s"}""".formatted(tenant.administrator(), TestTenant.PASSWORD))
                .by(there.tenants.anonymous());
    }

    private Call sessions() {
        TestTenant tenant = there.tenants.fresh();
        tenant.signIn();
        String user = tenant.client()
                .get(IDENTITY + "Users")
                .json()
                .at("/resources/0/id")
                .stringValue();
        return call("/api/identity/v1/users/" + user + "/sessions", "").by(tenant.client());
    }

    private Call tenant() {
        String id = "a" + Long.toString(System.nanoTime() % 1_000_000_007L, 36);
        return call("/api/platform/v1/tenants", """
                {"id": "%s", "name": "%s", "companyName": "%s", "country": "DE", "type": "CUSTOMER",
                 "administrator": {"userName": "%s@example.org"}}""".formatted(id, id, id, there.name()))
                .by(there.tenants.operator());
    }

    private Call platform(String act, String body) {
        String address = "/api/platform/v1/tenants/" + there.stranger.id();
        return call(address + act, body).by(there.tenants.operator());
    }

    private Call read() {
        there.notification();
        JsonNode note = there.client.get("/api/notifications/v1").json().at("/items/0");
        return call("/api/notifications/v1/" + note.get("id").stringValue() + "/read", "")
                .by(there.client.with("If-Match", note.get("times").asString()));
    }

    private Call noToken() {
        ApiClient person = there.owner.signIn();
        String id = person.post("/api/identity/v1/tokens", named("name"))
                .json()
                .at("/details/id")
                .stringValue();
        return call("/api/identity/v1/tokens/" + id, "").by(person);
    }

    private Call factor() {
        ApiClient person = there.tenants.fresh().signIn();
        return call("/api/identity/v1/secondFactor", "{\"password\": \"" + TestTenant.PASSWORD + "\"}")
                .by(person);
    }

    private Call password() {
        return call("/api/identity/v1/passwords", """
                {"oldPassword": "%s", "password": "another long password"}""".formatted(TestTenant.PASSWORD))
                .by(there.tenants.fresh().signIn());
    }

    private Call binned(String act, String body) {
        String asset = there.asset();
        String address = AM + "assets/" + asset;
        must(there.client.with("If-Match", there.etag(there.client, address)).delete(address));
        return of("/api/assets/v1/bin/", asset, act, body).by(there.client.ifMatch(1));
    }
}
