package freehold.authorization;

import freehold.authorization.Operations.Operation;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Things of a tenant's own that a request can be about: new ones each time, so that none was changed before. */
final class Belongings {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String AM = "/api/assetmanagement/v3";

    final TestTenants tenants;
    final TestTenant owner;
    final TestTenant partner;
    final TestTenant stranger;
    final ApiClient client;
    final String root;
    private String collaboration;

    Belongings(TestTenants tenants) {
        this.tenants = tenants;
        owner = tenants.fresh();
        partner = tenants.fresh();
        stranger = tenants.fresh();
        client = owner.client();
        root = text(client.get(AM + "/assets/root"), "assetId");
        collaboration = collaborate();
    }

    private String collaborate() {
        String id = text(
                client.post(
                        "/api/sharing/v1/collaborations",
                        "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(partner.sharingId())),
                "id");
        partner.client()
                .post("/api/sharing/v1/collaborations/" + id + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        return id;
    }

    /** The one with the partner, or the next one if it has ended. */
    private String collaboration() {
        String state = text(client.get("/api/sharing/v1/collaborations/" + collaboration), "state");
        if (!state.equals("ACCEPTED")) {
            collaboration = collaborate();
        }
        return collaboration;
    }

    /** Whoever may do the operation. */
    ApiClient caller(Operation operation) {
        if (operation.path().startsWith("/api/platform/")) {
            return tenants.operator();
        }
        return operation.path().startsWith("/api/session") ? owner.signIn() : client;
    }

    /** The operation's address, about something new. */
    String address(Operation operation) {
        return VARIABLE.matcher(operation.path())
                .replaceAll(variable -> Kind.at(operation.path() + " " + variable.group(1))
                        .map(this::fresh)
                        .orElse("0"));
    }

    /** The etag a change at the address needs, wherever it can be read. */
    String etag(ApiClient caller, String address) {
        for (String path = address;
                path.length() > "/api/x/v1".length();
                path = path.substring(0, path.lastIndexOf('/'))) {
            Answer answer = caller.get(path);
            if (answer.status() == 200 && answer.body().startsWith("{")) {
                for (String member : new String[] {"etag", "eTag", "ETag"}) {
                    if (answer.json().has(member)) {
                        return answer.json().get(member).asString();
                    }
                }
            }
        }
        return "0";
    }

    /** The body with ids of things that are there. */
    JsonNode real(JsonNode body) {
        JsonNode real = body.deepCopy();
        replace(real);
        return real;
    }

    private void replace(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, String> ids = Map.of(
                    "parentId", root, "newParentId", root, "receiver", partner.id(), "partner", stranger.sharingId());
            ids.forEach((member, id) -> {
                if (object.has(member)) {
                    object.put(member, id);
                }
            });
            for (String member : new String[] {"assetId", "entityId", "entity"}) {
                if (object.has(member)) {
                    object.put(member, asset());
                }
            }
        }
        node.forEach(this::replace);
    }

    String fresh(Kind kind) {
        return switch (kind) {
            case ASSET -> asset();
            case ASPECT_TYPE -> aspectType();
            case ASSET_TYPE -> assetType();
            case ASPECT -> "load";
            case COLLABORATION -> collaboration();
            case SHARE -> share();
            case EVENT -> event();
            case EVENT_TYPE -> eventType();
            case POLICY -> policy("policies");
            case RESOURCE_GROUP -> policy("resourceGroups");
            case PROFILE -> made("sharing/v1/profiles", "{\"name\": \"" + name() + "\"}");
            case ASSET_GROUP -> made("assets/v1/groups", """
                        {"name": "%s", "members": [{"assetId": "%s"}]}""".formatted(name(), asset()));
            case USER -> made("identitymanagement/v3/Users", "{\"userName\": \"" + name() + "@example.org\"}");
            case GROUP -> made("identitymanagement/v3/Groups", "{\"displayName\": \"" + name() + "\"}");
            case REGION -> region();
            case MODEL_FILE -> modelFile();
            case IMPORT -> imported();
            case JOB -> job();
            case NOTIFICATION -> notification();
            case CREDENTIAL -> owner.credential(Map.of()).clientId();
            case SUBTENANT -> owner.subtenant(UUID.randomUUID().toString());
            case TENANT, PARTNER -> stranger.id();
            default -> "0".repeat(32);
        };
    }

    String asset() {
        String type = assetType();
        return text(client.post(AM + "/assets", """
                        {"name": "Machine", "typeId": "%s", "parentId": "%s"}""".formatted(type, root)), "assetId");
    }

    String assetType() {
        return text(client.put(AM + "/assettypes/" + name(), """
                        {"name": "Machine", "parentTypeId": "core.basicdevice",
                         "aspects": [{"name": "load", "aspectTypeId": "core.energy"}],
                         "variables": [{"name": "force", "dataType": "STRING", "length": 20}]}"""), "id");
    }

    private String aspectType() {
        String id = name();
        return text(client.put(AM + "/aspecttypes/" + id, """
                        {"name": "%s", "category": "dynamic",
                         "variables": [{"name": "temperature", "dataType": "DOUBLE"}]}""".formatted(id)), "id");
    }

    String share() {
        collaboration();
        return text(client.post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry"],
                         "profile": {"id": "everything"}}""".formatted(asset(), partner.sharingId())), "id");
    }

    private String policy(String kind) {
        return text(client.post("/api/resourceaccessmanagement/v3/" + kind, """
                        {"name": "p%s", "active": false}""".formatted(UUID.randomUUID())), "id");
    }

    private String event() {
        return text(client.post("/api/eventmanagement/v3/events", """
                        {"entityId": "%s", "timestamp": "2026-01-01T00:00:00Z"}""".formatted(asset())), "id");
    }

    private String eventType() {
        return text(client.post("/api/eventmanagement/v3/eventTypes", """
                        {"name": "Fault", "fields": [{"name": "pressure", "type": "DOUBLE"}]}"""), "id");
    }

    String made(String path, String body) {
        return text(client.post("/api/" + path, body), "id");
    }

    private String region() {
        String id = UUID.randomUUID().toString();
        client.post("/api/tenantmanagement/v4/legalConfigRegions", """
                        {"regions": [{"regionId": "%s", "regionName": "North"}]}""".formatted(id))
                .expect(201);
        return id;
    }

    String modelFile() {
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ntext"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"scope\"\r\n\r\nPUBLIC\r\n--b--";
        return text(
                client.with("Content-Type", "multipart/form-data; boundary=b").post(AM + "/files", form), "id");
    }

    /** One that is over: what goes on by itself would look like something a request left behind. */
    private String imported() {
        String path = "/api/telemetry/v1/imports/";
        String id = text(
                client.with("Content-Type", "text/csv")
                        .post(
                                "/api/telemetry/v1/imports?dryRun=true&aspect=load&assetId=" + asset(),
                                "_time,power\n2026-01-01T00:00:00Z,1\n"),
                "id");
        while (text(client.get(path + id), "state").equals("running")) {
            Thread.onSpinWait();
        }
        return id;
    }

    private String job() {
        return made("eventmanagement/v3/deleteEventsJobs", """
                {"filter": {"id": "x",
                 "typeId": "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent"}}""");
    }

    /** That the partner has answered an offer. */
    String notification() {
        String share = share();
        partner.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
        return client.get("/api/notifications/v1")
                .expect(200)
                .json()
                .at("/items/0/id")
                .stringValue();
    }

    String name() {
        return owner.id() + ".n" + UUID.randomUUID().toString().replace("-", "");
    }

    static String text(Answer answer, String member) {
        return Optional.of(answer)
                .filter(made -> made.status() < 300)
                .orElseThrow(() -> new IllegalStateException(answer.toString()))
                .json()
                .get(member)
                .stringValue();
    }
}
