package freehold.assets;

import freehold.access.Grant;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import org.springframework.stereotype.Component;

/** The first asset of each tenant, below which all others hang. */
@Component
public final class AssetRoots {
    private final AssetTable table;

    AssetRoots(AssetTable table) {
        this.table = table;
    }

    public AssetId create(Grant<Action.Found, TenantId> founding, String tenantName) {
        return table.insertRoot(founding, tenantName);
    }
}
