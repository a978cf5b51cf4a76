package freehold.assets;

import freehold.access.Grant;
import freehold.assets.model.ReceiverView;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import org.springframework.stereotype.Component;

/** Assets by name, for modules that only point to them. */
@Component
public final class AssetSummaries {
    private final AssetTable table;

    AssetSummaries(AssetTable table) {
        this.table = table;
    }

    public AssetSummary of(Grant<? extends Action.OnAsset, AssetRef> asset) {
        AssetSummary whole = table.summary(asset);
        String name = ReceiverView.name(asset.projection(), whole.assetId(), whole.name());
        return new AssetSummary(whole.assetId(), name, whole.typeId());
    }
}
