package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.model.Labels;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import java.util.List;
import org.springframework.stereotype.Component;

/** Labels of assets: of one's own only. */
@Component
public class LabelTable {

    public Labels find(Grant<? extends Action.OnAsset, AssetRef> asset) {
        return asset.sql("""
                        select labels, etag from assets.asset where tenant_id = :tenant and asset_id = :asset""")
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value())
                .query((row, number) ->
                        new Labels(List.of((String[]) row.getArray("labels").getArray()), row.getLong("etag")))
                .single();
    }

    /** Whether the asset still was at the etag, and so has just these labels. */
    public boolean set(Grant<Action.Edit, AssetRef> asset, long etag, List<String> labels) {
        return asset.sql("""
                                update assets.asset set labels = :labels, etag = etag + 1
                                where tenant_id = :tenant and asset_id = :asset and etag = :etag
                                    and deleted_at is null""")
                        .param("labels", labels.toArray(String[]::new))
                        .param("tenant", asset.resource().owner().value())
                        .param("asset", asset.resource().id().value())
                        .param("etag", etag)
                        .update()
                == 1;
    }
}
