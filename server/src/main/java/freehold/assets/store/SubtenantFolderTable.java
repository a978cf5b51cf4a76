package freehold.assets.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folders of subtenants. */
@Component
public class SubtenantFolderTable {

    public AssetId insert(Grant<Action.Administer, TenantId> grant, SubtenantId subtenant, String name) {
        AssetId id = AssetTable.newId();
        grant.sql("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type,
                            subtenant_id, holds_subtenant)
                        select tenant_id, :asset, asset_id, 'core.basicsubtenant', :name, timezone, twin_type,
                            :subtenant, :subtenant
                        from assets.asset where tenant_id = :tenant and parent_id is null and deleted_at is null""")
                .param("tenant", grant.resource().value())
                .param("asset", id.value())
                .param("name", name)
                .param("subtenant", subtenant.value())
                .update();
        return id;
    }

    public void rename(Grant<Action.Administer, TenantId> grant, SubtenantId subtenant, String name) {
        grant.sql("""
                        update assets.asset set name = :name, etag = etag + 1
                        where tenant_id = :tenant and holds_subtenant = :subtenant and name <> :name""")
                .param("tenant", grant.resource().value())
                .param("name", name)
                .param("subtenant", subtenant.value())
                .update();
    }

    /** Makes it an asset like any other, and tells which one it is. */
    public Optional<AssetId> release(Grant<Action.Administer, TenantId> grant, SubtenantId subtenant) {
        return grant.sql("""
                        update assets.asset set holds_subtenant = null, etag = etag + 1
                        where tenant_id = :tenant and holds_subtenant = :subtenant returning asset_id""")
                .param("tenant", grant.resource().value())
                .param("subtenant", subtenant.value())
                .query((row, number) -> new AssetId(row.getString("asset_id")))
                .optional();
    }
}
