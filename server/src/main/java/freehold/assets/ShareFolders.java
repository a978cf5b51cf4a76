package freehold.assets;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import org.springframework.stereotype.Component;

/** The folders in a receiver's tree that hold what it received, one for each owner. */
@Component
public final class ShareFolders {
    private final AssetTable table;

    ShareFolders(AssetTable table) {
        this.table = table;
    }

    /**
     * The caller's folder for what the owner lends. Made directly below the root when first asked for; it can be seen
     * only while a share is mounted there. To be called within {@code Access.change}.
     */
    public AssetId ensure(Guard guard, TenantId owner, String ownerName) {
        return ensure(guard, guard.require(Action.START_SHARING), owner, ownerName);
    }

    /** The same for something that is received already and goes back there. */
    public AssetId ensure(
            Guard guard, Grant<? extends Action.OnTenant, TenantId> grant, TenantId owner, String ownerName) {
        return table.findFolder(grant, owner).orElseGet(() -> {
            AssetId folder = table.insertFolder(grant, owner, ownerName);
            guard.changed(folder);
            return folder;
        });
    }
}
