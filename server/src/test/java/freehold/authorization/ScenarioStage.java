package freehold.authorization;

import static java.util.Objects.requireNonNull;

import freehold.authorization.ScenarioFile.Step;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scenario's facts, made by the routes of the product: tenants that have agreed to share, their assets, people,
 * shares and policies. A second of the scenario is an hour here.
 */
final class ScenarioStage {
    static final String ASSETS = "/api/assetmanagement/v3/assets";
    static final String BIN = "/api/assets/v1/bin";
    private static final String SHARES = "/api/sharing/v1/shares";
    private static final String COLLABORATIONS = "/api/sharing/v1/collaborations";
    private static final String AGREED = "{\"legalNoticeAccepted\": true}";

    private final TestTenants tenants;
    private final ScenarioClock clock;
    private final Map<String, TestTenant> byName = new LinkedHashMap<>();
    private final Map<TestTenant, ApiClient> offices = new HashMap<>();
    private final Map<String, String> assets = new HashMap<>();
    private final Map<String, TestTenant> owners = new HashMap<>();
    private final Map<String, String> subtenants = new HashMap<>();
    private final Map<String, String> subtenantOf = new HashMap<>();
    private final Set<String> folders = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, Lent> shares = new LinkedHashMap<>();
    private final ScenarioPeople people;
    private final ScenarioRules rules;
    private final Instant beginning = Instant.now();
    private long hours;

    ScenarioStage(TestTenants tenants, ScenarioTroupe troupe, ScenarioClock clock) {
        this.tenants = tenants;
        this.people = new ScenarioPeople(this, troupe);
        this.rules = new ScenarioRules(this, troupe);
        this.clock = clock;
    }

    /** The service credential by which a tenant makes what the scenario has. */
    ApiClient office(TestTenant tenant) {
        return offices.computeIfAbsent(tenant, TestTenant::client);
    }

    private record Lent(String id, TestTenant owner, TestTenant receiver) {}

    void obey(Step step) {
        switch (step.verb()) {
            case "tenants" -> found(step.all("tenants"));
            case "asset" -> create(step);
            case "folder" -> folder(step);
            case "caller" ->
                people.add(step, tenant(step.one("of")), step.find("subtenant").map(this::subtenant));
            case "share" -> shares.put(step.name(), lend(step));
            case "end" -> {
                Lent share = requireNonNull(shares.remove(step.name()));
                office(share.owner())
                        .post(SHARES + "/" + share.id() + "/revoke", "{}")
                        .expect(200);
            }
            case "move" ->
                changing(step.name())
                        .post(path(step.name()) + "/move", json(Map.of("newParentId", id(step.one("to")))))
                        .expect(200);
            case "delete" -> {
                changing(step.name())
                        .delete("/api/assets/v1/" + id(step.name()))
                        .expect(204);
                deleted.add(step.name());
            }
            case "restore" -> {
                inBin(step.name())
                        .post(BIN + "/" + id(step.name()) + "/restore", "{}")
                        .expect(200);
                deleted.remove(step.name());
            }
            case "purge" ->
                inBin(step.name()).delete(BIN + "/" + id(step.name())).expect(200);
            case "policy", "repeal", "enforce", "relax" -> rules.obey(step);
            case "at" -> turnTo(Long.parseLong(step.name()));
            default -> throw new IllegalArgumentException(step.verb());
        }
    }

    private void found(List<String> names) {
        for (String name : names) {
            TestTenant tenant = tenants.fresh();
            ApiClient api = office(tenant);
            api.put("/api/assetmanagement/v3/aspecttypes/" + tenant.id() + ".Load", Factory.aspect("Load", "torque"))
                    .expect(201);
            type(tenant, "Machine");
            for (TestTenant other : byName.values()) {
                String id = api.post(
                                COLLABORATIONS, json(Map.of("partner", other.sharingId(), "legalNoticeAccepted", true)))
                        .expect(201)
                        .json()
                        .required("id")
                        .stringValue();
                office(other)
                        .post(COLLABORATIONS + "/" + id + "/accept", AGREED)
                        .expect(200);
            }
            byName.put(name, tenant);
        }
    }

    private String type(TestTenant tenant, String name) {
        String id = tenant.id() + "." + name;
        office(tenant).put("/api/assetmanagement/v3/assettypes/" + id, """
                {"name": "%s", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "aspects": [{"name": "load", "aspectTypeId": "%s.Load"}]}""".formatted(name, tenant.id()));
        return id;
    }

    private void create(Step step) {
        TestTenant tenant = step.find("below").map(this::owner).orElseGet(() -> tenant(step.one("of")));
        owners.put(step.name(), tenant);
        assets.put(step.name(), created(step, tenant));
        step.find("subtenant").ifPresent(subtenant -> subtenantOf.put(step.name(), subtenant));
        step.find("label")
                .ifPresent(label -> changing(step.name())
                        .put("/api/assets/v1/" + id(step.name()) + "/labels", json(Map.of("labels", List.of(label))))
                        .expect(200));
    }

    private String created(Step step, TestTenant tenant) {
        if (step.find("below").isEmpty()) {
            return root(tenant);
        }
        String parent = step.one("below");
        Optional<String> subtenant = step.find("subtenant");
        if (subtenant.isPresent() && !subtenant.equals(Optional.ofNullable(subtenantOf.get(parent)))) {
            return topOf(subtenant.get(), step, tenant);
        }
        String type = step.is("basic")
                ? "core.basicarea"
                : type(tenant, step.find("type").map(ScenarioStage::capital).orElse("Machine"));
        return asset(tenant, step.name(), type, id(parent));
    }

    /** The topmost asset of a subtenant comes with the subtenant. */
    private String topOf(String subtenant, Step step, TestTenant tenant) {
        if (!id(step.one("below")).equals(root(tenant)) || !step.is("basic")) {
            throw new IllegalArgumentException("a subtenant's topmost asset is basic and below the root: " + step);
        }
        String id = tenant.subtenant(step.name());
        subtenants.put(subtenant, id);
        return office(tenant)
                .get("/api/tenantmanagement/v4/subtenants/" + id)
                .expect(200)
                .json()
                .required("entityId")
                .stringValue();
    }

    private String asset(TestTenant tenant, String name, String type, String parent) {
        return office(tenant)
                .post(ASSETS, json(Map.of("name", name, "typeId", type, "parentId", parent)))
                .expect(201)
                .json()
                .required("assetId")
                .stringValue();
    }

    /** An asset of the caller's tenant, of no subtenant, of which the scenario does not speak. */
    String spare(String caller) {
        TestTenant tenant = people.tenantOf(caller);
        return asset(tenant, "spare", tenant.id() + ".Machine", root(tenant));
    }

    private String root(TestTenant tenant) {
        return office(tenant)
                .get(ASSETS + "/root")
                .expect(200)
                .json()
                .required("assetId")
                .stringValue();
    }

    /** Made by the first share that is placed there; until then nobody has its id. */
    private void folder(Step step) {
        TestTenant tenant = owner(step.one("below"));
        if (!id(step.one("below")).equals(root(tenant))) {
            throw new IllegalArgumentException("folders for received assets are below the root: " + step);
        }
        owners.put(step.name(), tenant);
        assets.put(step.name(), unknownId());
        folders.add(step.name());
    }

    static String unknownId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private Lent lend(Step step) {
        TestTenant owner = owner(step.one("of"));
        TestTenant receiver = tenant(step.one("to"));
        Map<String, Object> offer = new HashMap<>(offer(id(step.one("of")), receiver));
        step.find("only").ifPresent(channel -> offer.put("channels", List.of(channel)));
        offer.put("descendants", !step.is("alone"));
        offer.put("excluded", step.all("without").stream().map(this::id).toList());
        offer.put("includeSubtenants", step.is("subtenants"));
        Map<String, String> window = new HashMap<>();
        for (String edge : List.of("from", "until")) {
            step.find(edge)
                    .ifPresent(
                            hour -> window.put(edge, hour(Long.parseLong(hour)).toString()));
        }
        offer.put("access", window);
        String id = office(owner)
                .post(SHARES, json(offer))
                .expect(201)
                .json()
                .required("id")
                .stringValue();
        Optional<String> mount = step.find("mounted").filter(name -> !folders.contains(name));
        JsonNode accepted = office(receiver)
                .post(
                        SHARES + "/" + id + "/accept",
                        mount.map(name -> json(Map.of("target", Map.of("parentId", id(name)))))
                                .orElse("{}"))
                .expect(200)
                .json();
        step.find("mounted")
                .filter(folders::contains)
                .ifPresent(folder ->
                        assets.put(folder, accepted.at("/target/parentId").stringValue()));
        return new Lent(id, owner, receiver);
    }

    static Map<String, Object> offer(String asset, TestTenant receiver) {
        return Map.of(
                "assetId",
                asset,
                "receiver",
                receiver.id(),
                "channels",
                List.of("telemetry", "details"),
                "profile",
                Map.of("id", "everything"));
    }

    private Instant hour(long hour) {
        return beginning.plus(Duration.ofHours(hour - hours));
    }

    private void turnTo(long hour) {
        for (Lent share : shares.values()) {
            clock.turn(share.id(), share.owner(), share.receiver(), hour - hours);
        }
        hours = hour;
    }

    private ApiClient changing(String asset) {
        ApiClient owner = office(owner(asset));
        long etag = owner.get(path(asset)).expect(200).json().required("etag").longValue();
        return owner.ifMatch(etag);
    }

    private ApiClient inBin(String asset) {
        ApiClient owner = office(owner(asset));
        for (JsonNode entry : owner.get(BIN).expect(200).json().required("items")) {
            if (entry.required("assetId").stringValue().equals(id(asset))) {
                return owner.ifMatch(entry.required("etag").longValue());
            }
        }
        throw new IllegalArgumentException(asset + " is not in the bin");
    }

    private String path(String asset) {
        return ASSETS + "/" + id(asset);
    }

    String id(String asset) {
        return requireNonNull(assets.get(asset), asset);
    }

    boolean isDeleted(String asset) {
        return deleted.contains(asset);
    }

    boolean isReceived(String asset, String caller) {
        return folders.contains(asset) || !owner(asset).equals(people.tenantOf(caller));
    }

    ApiClient client(String caller) {
        return people.client(caller);
    }

    /** Some other tenant than the caller's, with which it may share. */
    TestTenant partnerOf(String caller) {
        return byName.values().stream()
                .filter(tenant -> !tenant.equals(people.tenantOf(caller)))
                .findFirst()
                .orElseThrow();
    }

    TestTenant tenantOf(String caller) {
        return people.tenantOf(caller);
    }

    TestTenant tenant(String name) {
        return requireNonNull(byName.get(name), name);
    }

    private TestTenant owner(String asset) {
        return requireNonNull(owners.get(asset), asset);
    }

    private String subtenant(String name) {
        return requireNonNull(subtenants.get(name), name);
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
