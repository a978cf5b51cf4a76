package freehold.assets;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.store.SubtenantFolderTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The topmost assets of subtenants, directly below the tenant's root. What hangs below one belongs to its subtenant.
 * Each method is to be called within {@code Access.change}.
 */
@Component
public final class SubtenantFolders {
    private final SubtenantFolderTable table;
    private final AssetQuota quota;

    SubtenantFolders(SubtenantFolderTable table, AssetQuota quota) {
        this.table = table;
        this.quota = quota;
    }

    public AssetId create(Guard guard, SubtenantId subtenant, String name) {
        Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
        quota.requireMore(guard, grant, Optional.empty(), 1);
        AssetId folder = table.insert(grant, subtenant, name);
        guard.changed(folder);
        return folder;
    }

    public void rename(Guard guard, SubtenantId subtenant, String name) {
        table.rename(guard.require(Action.ADMINISTER), subtenant, name);
    }

    /** The subtenant is no more: the folder stays, with all below it, and can be moved and deleted like any asset. */
    public void release(Guard guard, SubtenantId subtenant) {
        Grant<Action.Administer, TenantId> grant = guard.require(Action.ADMINISTER);
        table.release(grant, subtenant).ifPresent(guard::changed);
    }
}
