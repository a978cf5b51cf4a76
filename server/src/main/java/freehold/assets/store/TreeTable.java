package freehold.assets.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where assets hang. */
@Component
public class TreeTable {

    /** Whether the asset still was at the etag, and so hangs elsewhere now. What is below it follows by itself. */
    public boolean move(Grant<Action.Move, AssetRef> asset, long etag, AssetId parent) {
        return asset.sql("""
                        update assets.asset set parent_id = :parent, etag = etag + 1
                        where tenant_id = :tenant and asset_id = :asset and etag = :etag and deleted_at is null""")
                        .param("tenant", asset.resource().owner().value())
                        .param("asset", asset.resource().id().value())
                        .param("etag", etag)
                        .param("parent", parent.value())
                        .update()
                == 1;
    }

    /** Gives the moved asset and all below it to a subtenant, or to none. */
    public void assign(
            Grant<Action.Move, AssetRef> moved, Collection<AssetId> assets, Optional<SubtenantId> subtenant) {
        moved.sql("""
                        update assets.asset set subtenant_id = :subtenant,
                            etag = etag + case when asset_id = :moved then 0 else 1 end
                        where tenant_id = :tenant and asset_id = any (:assets)""")
                .param("tenant", moved.resource().owner().value())
                .param("moved", moved.resource().id().value())
                .param("assets", assets.stream().map(AssetId::value).toArray(String[]::new))
                .param("subtenant", subtenant.map(SubtenantId::value).orElse(null))
                .update();
    }
}
