package freehold.sharing;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.testing.Answer;
import freehold.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests do over and over: assets, agreements, offers, and everything a tenant can see. */
final class Lending {
    static final String COLLABORATIONS = "/api/sharing/v1/collaborations";
    static final String SHARES = "/api/sharing/v1/shares";
    static final String AGREED = "{\"legalNoticeAccepted\": true}";

    private final Access access;

    Lending(Access access) {
        this.access = access;
    }

    static Caller administrator(TestTenant tenant) {
        return Caller.client(
                new TenantId(tenant.id()), new Principal.Client("test"), Optional.empty(), Set.of(Role.ADMINISTRATOR));
    }

    /** A new asset below the tenant's root. */
    AssetId asset(TestTenant tenant, String name) {
        return asset(tenant, root(tenant), name);
    }

    AssetId root(TestTenant tenant) {
        return access.read(
                administrator(tenant),
                guard -> new AssetId(guard.require(Action.BROWSE)
                        .sql("select asset_id from assets.asset where tenant_id = :tenant and parent_id is null")
                        .param("tenant", tenant.id())
                        .query(String.class)
                        .single()));
    }

    AssetId asset(TestTenant tenant, AssetId parent, String name) {
        AssetId id = new AssetId(UUID.randomUUID().toString().replace("-", ""));
        access.change(administrator(tenant), Set.of(), guard -> {
            guard.changed(id);
            return guard.require(new Action.AddChild(true), parent, Reach.OWN)
                    .sql("""
                            insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type)
                            values (:tenant, :id, :parent, 'core.basicarea', :name, 'UTC', 'performance')""")
                    .param("tenant", tenant.id())
                    .param("id", id.value())
                    .param("parent", parent.value())
                    .param("name", name)
                    .update();
        });
        return id;
    }

    void delete(TestTenant tenant, AssetId asset) {
        access.change(administrator(tenant), Set.of(), guard -> {
            guard.changed(asset);
            return guard.require(Action.EDIT, asset, Reach.OWN)
                    .sql(
                            "update assets.asset set deleted_at = now(), deleted_with = asset_id where tenant_id = :tenant and asset_id = :id")
                    .param("tenant", tenant.id())
                    .param("id", asset.value())
                    .update();
        });
    }

    void rename(TestTenant tenant, AssetId asset, String name) {
        access.write(
                administrator(tenant),
                guard -> guard.require(Action.EDIT, asset, Reach.OWN)
                        .sql("update assets.asset set name = :name where tenant_id = :tenant and asset_id = :id")
                        .param("name", name)
                        .param("tenant", tenant.id())
                        .param("id", asset.value())
                        .update());
    }

    /** Foreign assets the tenant's administrators see now, by the decisions and by their rows alike. */
    Set<AssetId> received(TestTenant tenant) {
        return access.read(administrator(tenant), guard -> {
            Set<AssetId> seen = new TreeSet<>();
            guard.visible(Reach.OWN_AND_RECEIVED)
                    .received()
                    .forEach(owner -> seen.addAll(owner.assets().keySet()));
            return seen;
        });
    }

    /** Whether the tenant's administrators can read the asset. */
    boolean sees(TestTenant tenant, AssetId asset) {
        return access.read(administrator(tenant), guard -> Guards.allows(guard, asset));
    }

    /** What the asset is called for the tenant's administrators. */
    static String nameOf(TestTenant tenant, AssetId asset) {
        return text(
                tenant.client()
                        .with("Accept", "application/json")
                        .get("/api/assetmanagement/v3/assets/" + asset.value() + "?includeShared=true")
                        .expect(200)
                        .json(),
                "name");
    }

    /** Names of the folders of received assets the tenant sees. */
    Set<String> folders(TestTenant tenant) {
        return access.read(administrator(tenant), (Guard guard) -> {
            var visible = guard.visible(Reach.OWN_AND_RECEIVED);
            return visible
                    .grant()
                    .sql("select name from assets.asset where tenant_id = :tenant and asset_id = any (:ids)")
                    .param("tenant", tenant.id())
                    .param("ids", visible.folders().stream().map(AssetId::value).toArray(String[]::new))
                    .query(String.class)
                    .list()
                    .stream()
                    .collect(Collectors.toSet());
        });
    }

    /** A collaboration that both have agreed to. */
    static String collaborate(TestTenant one, TestTenant other) {
        String id = propose(one, other);
        other.client().post(COLLABORATIONS + "/" + id + "/accept", AGREED).expect(200);
        return id;
    }

    static String propose(TestTenant one, TestTenant other) {
        return id(one.client()
                .post(COLLABORATIONS, json(Map.of("partner", other.sharingId(), "legalNoticeAccepted", true)))
                .expect(201));
    }

    /** The body of a plain offer. */
    static Map<String, Object> offer(AssetId asset, TestTenant receiver) {
        return new TreeMap<>(Map.of(
                "assetId",
                asset.value(),
                "receiver",
                receiver.sharingId(),
                "channels",
                List.of("telemetry", "details"),
                "profile",
                Map.of("id", "everything")));
    }

    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new TreeMap<>(body);
        changed.put(field, value);
        return changed;
    }

    static String open(TestTenant owner, AssetId asset, TestTenant receiver) {
        return id(owner.client().post(SHARES, json(offer(asset, receiver))).expect(201));
    }

    static String lend(TestTenant owner, AssetId asset, TestTenant receiver) {
        String id = open(owner, asset, receiver);
        act(receiver, id, "accept").expect(200);
        return id;
    }

    static Answer act(TestTenant tenant, String share, String act) {
        return tenant.client().post(SHARES + "/" + share + "/" + act, "{}");
    }

    static JsonNode share(TestTenant tenant, String id) {
        return tenant.client().get(SHARES + "/" + id).expect(200).json();
    }

    static String state(Answer answer) {
        return text(answer.json(), "state");
    }

    static String id(Answer answer) {
        return text(answer.json(), "id");
    }

    static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
