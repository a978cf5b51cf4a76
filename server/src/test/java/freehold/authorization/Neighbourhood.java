package freehold.authorization;

import freehold.decision.Role;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Four tenants as neighbours: an owner with a shared and a private machine, one who received the machine, one from whom
 * it was taken back, and a stranger.
 */
final class Neighbourhood {
    final TestTenant owner;
    final TestTenant receiver;
    final TestTenant former;
    final TestTenant stranger;
    private final TestTenants tenants;
    private final Map<Kind, List<String>> owned = new EnumMap<>(Kind.class);
    private final String machine;
    private final String lentEvent;
    private final String share;
    private final String collaboration;
    private final String formerShare;
    private final String formerCollaboration;

    Neighbourhood(TestTenants tenants) {
        this.tenants = tenants;
        owner = tenants.fresh();
        receiver = tenants.fresh();
        former = tenants.fresh();
        stranger = tenants.fresh();
        ApiClient api = owner.client();
        String root = text(api.get("/api/assetmanagement/v3/assets/root").expect(200), "assetId");
        machine = asset(api, type(api, "Lent"), root, "Shared machine");
        String secret = asset(api, type(api, "Private"), root, "Private machine");
        for (String asset : List.of(machine, secret)) {
            api.put("/api/iottimeseries/v3/timeseries/" + asset + "/load", """
                    [{"_time": "2026-01-01T00:00:00Z", "torque": 12.5}]""").expect(204);
            api.put("/api/iotfile/v3/files/" + asset + "/secret.txt", "secret").expect(201);
        }
        String deleted = asset(api, "core.basicarea", root, "Deleted area");
        api.ifMatch(0).delete("/api/assetmanagement/v3/assets/" + deleted).expect(204);
        collaboration = collaborate(receiver);
        share = share(machine, receiver);
        formerCollaboration = collaborate(former);
        formerShare = share(machine, former);
        api.post("/api/sharing/v1/shares/" + formerShare + "/revoke", "{}").expect(200);
        owned.put(Kind.ASSET, List.of(secret, deleted));
        owned.put(Kind.ASSET_GROUP, List.of(group(api, machine)));
        owned.put(Kind.PROFILE, List.of(profile(api)));
        owned.put(Kind.ASPECT_TYPE, List.of(owner.id() + ".PrivateLoad"));
        owned.put(Kind.ASSET_TYPE, List.of(owner.id() + ".PrivateMachine"));
        owned.put(
                Kind.NOTIFICATION,
                List.of(api.get("/api/notifications/v1")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .stringValue()));
        owned.put(Kind.CREDENTIAL, List.of(owner.credential().clientId()));
        owned.put(Kind.SUBTENANT, List.of(owner.subtenant("secret customer")));
        owned.put(Kind.REGION, List.of(region()));
        owned.put(Kind.USER, List.of(made("identitymanagement/v3/Users", "{\"userName\": \"secret@example.org\"}")));
        owned.put(Kind.GROUP, List.of(made("identitymanagement/v3/Groups", "{\"displayName\": \"secret group\"}")));
        owned.put(Kind.TOKEN, List.of(token()));
        owned.put(Kind.EVENT, List.of(event(api, secret)));
        lentEvent = event(api, machine);
        owned.put(Kind.EVENT_TYPE, List.of(made("eventmanagement/v3/eventTypes", "{\"name\": \"Secret fault\"}")));
        owned.put(Kind.JOB, List.of(job(api)));
        owned.put(Kind.IMPORT, List.of(dryImport(api, machine), dryImport(api, secret)));
        owned.put(Kind.POLICY, List.of(policy(api, "policies")));
        owned.put(Kind.RESOURCE_GROUP, List.of(policy(api, "resourceGroups")));
        owned.put(Kind.FILE, List.of("secret.txt"));
        owned.put(Kind.FILE_KEY, List.of());
        owned.put(Kind.MODEL_FILE, List.of(modelFile(api)));
        owned.put(Kind.TENANT, List.of(owner.id()));
        owned.put(Kind.PARTNER, List.of(owner.id()));
        owned.put(Kind.SHARING_ID, List.of());
        owned.put(Kind.INSTALLATION, List.of());
    }

    private String made(String path, String body) {
        return text(owner.client().post("/api/" + path, body).expect(201), "id");
    }

    private String token() {
        return owner.signIn()
                .post("/api/identity/v1/tokens", "{\"name\": \"secret token\"}")
                .expect(201)
                .json()
                .at("/details/id")
                .stringValue();
    }

    private static String modelFile(ApiClient api) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"secret.txt\"\r\n\r\nsecret"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"scope\"\r\n\r\nPUBLIC\r\n--b--";
        return text(
                api.with("Content-Type", "multipart/form-data; boundary=b")
                        .send("POST", "/api/assetmanagement/v3/files", Optional.of(form))
                        .expect(201),
                "id");
    }

    private static String job(ApiClient api) {
        return text(api.post("/api/eventmanagement/v3/deleteEventsJobs", """
                        {"filter": {"id": "x",
                         "typeId": "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent"}}""").expect(202), "id");
    }

    private static String dryImport(ApiClient api, String asset) {
        return text(
                api.with("Content-Type", "text/csv")
                        .post(
                                "/api/telemetry/v1/imports?dryRun=true&aspect=load&assetId=" + asset,
                                "_time,torque\n2026-01-01T00:00:00Z,1\n")
                        .expect(202),
                "id");
    }

    private static String profile(ApiClient api) {
        return text(
                api.post("/api/sharing/v1/profiles", "{\"name\": \"Secret terms\"}")
                        .expect(201),
                "id");
    }

    private static String event(ApiClient api, String asset) {
        return text(
                api.post("/api/eventmanagement/v3/events", """
                        {"entityId": "%s", "timestamp": "2026-01-01T00:00:00Z", "description": "Secret fault"}""".formatted(asset)).expect(201), "id");
    }

    private static String policy(ApiClient api, String kind) {
        return text(
                api.post("/api/resourceaccessmanagement/v3/" + kind, "{\"name\": \"secret\", \"active\": false}")
                        .expect(201),
                "id");
    }

    private String region() {
        String id = UUID.randomUUID().toString();
        owner.client()
                .post("/api/tenantmanagement/v4/legalConfigRegions", """
                        {"regions": [{"regionId": "%s", "regionName": "Secret region"}]}""".formatted(id))
                .expect(201);
        return id;
    }

    /** A type of machine with an aspect type of its own. */
    private String type(ApiClient api, String name) {
        String aspectType = owner.id() + "." + name + "Load";
        String assetType = owner.id() + "." + name + "Machine";
        api.put("/api/assetmanagement/v3/aspecttypes/" + aspectType, """
                {"name": "%sLoad", "category": "dynamic", "scope": "private",
                 "variables": [{"name": "torque", "dataType": "DOUBLE", "unit": "Nm"}]}""".formatted(name))
                .expect(201);
        api.put("/api/assetmanagement/v3/assettypes/" + assetType, """
                {"name": "%sMachine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "aspects": [{"name": "load", "aspectTypeId": "%s"}]}""".formatted(name, aspectType))
                .expect(201);
        return assetType;
    }

    private static String asset(ApiClient api, String type, String parent, String name) {
        return text(
                api.post("/api/assetmanagement/v3/assets", """
                        {"name": "%s", "typeId": "%s", "parentId": "%s"}""".formatted(name, type, parent))
                        .expect(201),
                "assetId");
    }

    /** With an asset that was lent: groups are not. */
    private static String group(ApiClient api, String asset) {
        return text(api.post("/api/assets/v1/groups", """
                        {"name": "Secret set", "members": [{"assetId": "%s"}]}""".formatted(asset)).expect(201), "id");
    }

    private String collaborate(TestTenant partner) {
        String id = text(
                owner.client()
                        .post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(partner.sharingId()))
                        .expect(201),
                "id");
        partner.client()
                .post("/api/sharing/v1/collaborations/" + id + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        return id;
    }

    private String share(String asset, TestTenant partner) {
        String id = text(
                owner.client()
                        .post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry", "details"],
                         "profile": {"id": "everything"}}""".formatted(asset, partner.id()))
                        .expect(201),
                "id");
        partner.client().post("/api/sharing/v1/shares/" + id + "/accept", "{}").expect(200);
        return id;
    }

    private static String text(freehold.testing.Answer answer, String member) {
        return answer.json().required(member).asString();
    }

    /** Somebody who calls, and the ids that do not exist for them. */
    record Persona(String name, ApiClient client, Map<Kind, List<String>> foreign) {}

    List<Persona> personas() {
        Credential revoked = stranger.credential(Map.of());
        ApiClient withdrawn = tenants.as(revoked);
        stranger.client()
                .delete("/api/identity/v1/serviceCredentials/" + revoked.clientId())
                .expect(204);
        return List.of(
                new Persona("stranger, administrator", stranger.client(), everything()),
                new Persona("stranger, standard user", stranger.client(Role.STANDARD_USER), everything()),
                new Persona("stranger, in a subtenant", stranger.subtenantClient("park"), everything()),
                new Persona("stranger, withdrawn credential", withdrawn, everything()),
                new Persona(
                        "receiver, what was not shared",
                        receiver.client(),
                        asPartner(except(formerShare, formerCollaboration))),
                new Persona(
                        "receiver, in a subtenant",
                        receiver.subtenantClient("park"),
                        everythingBut(Kind.SHARE, Kind.COLLABORATION, Kind.PARTNER)),
                new Persona("former receiver", former.client(), asPartner(withMachine(share, collaboration))),
                new Persona("platform operator", tenants.operator(), everythingBut(Kind.TENANT, Kind.PARTNER)));
    }

    /** The owner is known to those it has an agreement with. */
    private static Map<Kind, List<String>> asPartner(Map<Kind, List<String>> foreign) {
        foreign.remove(Kind.PARTNER);
        return foreign;
    }

    private Map<Kind, List<String>> everything() {
        return withMachine(share, collaboration);
    }

    private Map<Kind, List<String>> withMachine(String shareId, String collaborationId) {
        Map<Kind, List<String>> foreign = except(shareId, collaborationId);
        and(foreign, Kind.ASSET, machine);
        and(foreign, Kind.EVENT, lentEvent);
        and(foreign, Kind.ASPECT_TYPE, owner.id() + ".LentLoad");
        and(foreign, Kind.ASSET_TYPE, owner.id() + ".LentMachine");
        return foreign;
    }

    private static void and(Map<Kind, List<String>> foreign, Kind kind, String id) {
        foreign.merge(
                kind,
                List.of(id),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }

    private Map<Kind, List<String>> except(String shareId, String collaborationId) {
        Map<Kind, List<String>> foreign = new EnumMap<>(owned);
        foreign.put(Kind.SHARE, List.of(shareId));
        foreign.put(Kind.COLLABORATION, List.of(collaborationId));
        return foreign;
    }

    private Map<Kind, List<String>> everythingBut(Kind... kinds) {
        Map<Kind, List<String>> foreign = everything();
        for (Kind kind : kinds) {
            foreign.remove(kind);
        }
        return foreign;
    }

    /** Everything of the owner's that the sweep could have changed. */
    String ownersState() {
        ApiClient api = owner.client();
        return Stream.of(
                        "/api/assetmanagement/v3/assets?size=100",
                        "/api/assets/v1/bin",
                        "/api/assets/v1/groups",
                        "/api/assetmanagement/v3/aspecttypes?size=100",
                        "/api/assetmanagement/v3/assettypes?size=100",
                        "/api/iottimeseries/v3/timeseries/" + machine + "/load",
                        "/api/eventmanagement/v3/events?filter=%7B%22timestamp%22:%7B%22after%22:%222000-01-01T00:00:00Z%22%7D%7D",
                        "/api/eventmanagement/v3/eventTypes",
                        "/api/iotfile/v3/files/" + machine,
                        "/api/sharing/v1/shares",
                        "/api/sharing/v1/collaborations",
                        "/api/sharing/v1/profiles",
                        "/api/tenantmanagement/v4/tenantInfo",
                        "/api/tenantmanagement/v4/subtenants",
                        "/api/tenantmanagement/v4/legalConfigRegions",
                        "/api/identitymanagement/v3/Users",
                        "/api/identitymanagement/v3/Groups",
                        "/api/identity/v1/serviceCredentials")
                .map(path -> api.get(path).expect(200).body())
                .reduce("", (all, one) -> all + "\n" + one);
    }
}
