package freehold.assets;

import freehold.access.Access;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's tree, planted and changed over HTTP. */
final class Grove {
    static final String ASSETS = "/api/assetmanagement/v3/assets";
    static final String OWN = "/api/assets/v1";
    static final String BIN = OWN + "/bin";
    static final String UNKNOWN = "0123456789abcdef0123456789abcdef";
    /** The kinds of the rights matrix. */
    static final String BASIC = "core.basicarea";

    static final String OTHER = "core.basicdevice";

    final TestTenant tenant;
    final ApiClient client;
    final String root;

    Grove(TestTenant tenant) {
        this.tenant = tenant;
        this.client = tenant.client();
        this.root =
                client.get(ASSETS + "/root").expect(200).json().get("assetId").stringValue();
    }

    String plant(String parent, String type, String name) {
        return client.post(ASSETS, json(Map.of("name", name, "typeId", type, "parentId", parent)))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
    }

    JsonNode read(String id) {
        return client.get(ASSETS + "/" + id).expect(200).json();
    }

    long etag(String id) {
        return read(id).get("etag").longValue();
    }

    Answer move(ApiClient as, String id, String parent) {
        return as.ifMatch(etag(id)).post(ASSETS + "/" + id + "/move", json(Map.of("newParentId", parent)));
    }

    Answer delete(ApiClient as, String id) {
        return as.ifMatch(etag(id)).delete(ASSETS + "/" + id);
    }

    Answer deleteBranch(ApiClient as, String id) {
        return as.ifMatch(etag(id)).delete(OWN + "/" + id);
    }

    Answer restore(ApiClient as, String id, Map<String, Object> body) {
        return as.ifMatch(etag(id)).post(BIN + "/" + id + "/restore", json(body));
    }

    Answer purge(ApiClient as, String id) {
        return as.ifMatch(etag(id)).delete(BIN + "/" + id);
    }

    /** Names from the root down to the parent. */
    static String path(JsonNode asset) {
        return String.join(
                " / ",
                StreamSupport.stream(asset.get("hierarchyPath").spliterator(), false)
                        .map(step -> step.get("name").stringValue())
                        .toList());
    }

    /** Gives an asset alone to a subtenant, as an administrator's move does with a whole branch. */
    void assign(Access access, String id, String subtenant) {
        Caller caller = Caller.client(
                new TenantId(tenant.id()), new Principal.Client("test"), Optional.empty(), Set.of(Role.ADMINISTRATOR));
        access.change(caller, Set.of(), guard -> {
            var grant = guard.require(Action.EDIT, id, Reach.OWN);
            guard.changed(grant.resource().id());
            return grant.sql("update assets.asset set subtenant_id = :subtenant"
                            + " where tenant_id = :tenant and asset_id = :id")
                    .param("subtenant", subtenant)
                    .param("tenant", tenant.id())
                    .param("id", id)
                    .update();
        });
    }

    static String json(Map<String, Object> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
