package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.AssetSummary;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Rows of assets. */
@Component
public class AssetTable {

    /** Makes the root of a tenant that has none. */
    public AssetId insertRoot(Grant<Action.Found, TenantId> founding, String name) {
        AssetId id = newId();
        founding.sql("""
                        insert into assets.asset (tenant_id, asset_id, type_id, name, timezone, twin_type)
                        values (:tenant, :asset, 'core.basicenterprise', :name, 'UTC', 'performance')""")
                .param("tenant", founding.resource().value())
                .param("asset", id.value())
                .param("name", name)
                .update();
        return id;
    }

    public Optional<AssetId> findFolder(Grant<Action.ManageSharing, TenantId> grant, TenantId owner) {
        return grant.sql("""
                        select asset_id from assets.asset
                        where tenant_id = :tenant and holds_shares_of = :owner and deleted_at is null""")
                .param("tenant", grant.resource().value())
                .param("owner", owner.value())
                .query((row, number) -> new AssetId(row.getString("asset_id")))
                .optional();
    }

    public AssetId insertFolder(Grant<Action.ManageSharing, TenantId> grant, TenantId owner, String name) {
        AssetId id = newId();
        grant.sql("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type,
                            holds_shares_of)
                        select tenant_id, :asset, asset_id, 'core.shareenterprise', :name, timezone, twin_type, :owner
                        from assets.asset where tenant_id = :tenant and parent_id is null""")
                .param("tenant", grant.resource().value())
                .param("asset", id.value())
                .param("name", name)
                .param("owner", owner.value())
                .update();
        return id;
    }

    public AssetSummary summary(Grant<? extends Action.OnAsset, AssetRef> asset) {
        return asset.sql("select name, type_id from assets.asset where tenant_id = :tenant and asset_id = :asset")
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value())
                .query((row, number) ->
                        new AssetSummary(asset.resource().id(), row.getString("name"), row.getString("type_id")))
                .single();
    }

    /** Random, so that no id tells anything of another. */
    private static AssetId newId() {
        return new AssetId(UUID.randomUUID().toString().replace("-", ""));
    }
}
