package freehold.assets.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** How much there is, for quotas. What is in the bin does not count. */
@Component
public class CountTable {

    /** Folders that hold received assets. */
    public long shareFolders(Grant<? extends Action, ?> grant) {
        return grant.sql("""
                        select count(*) from assets.asset
                        where tenant_id = :tenant and holds_shares_of is not null and deleted_at is null""")
                .param("tenant", grant.caller().tenant().value())
                .query(Long.class)
                .single();
    }

    public long ofSubtenant(Grant<? extends Action, ?> grant, SubtenantId subtenant) {
        return grant.sql("""
                        select count(*) from assets.asset
                        where tenant_id = :tenant and subtenant_id = :subtenant and deleted_at is null""")
                .param("tenant", grant.caller().tenant().value())
                .param("subtenant", subtenant.value())
                .query(Long.class)
                .single();
    }

    public List<AssetId> everyAssetOf(Grant<? extends Action, ?> grant, SubtenantId subtenant) {
        return grant.sql("select asset_id from assets.asset where tenant_id = :tenant and subtenant_id = :subtenant")
                .param("tenant", grant.caller().tenant().value())
                .param("subtenant", subtenant.value())
                .query((row, number) -> new AssetId(row.getString("asset_id")))
                .list();
    }

    /** Aspect types and asset types of the tenant's own. */
    public long types(Grant<? extends Action, ?> grant) {
        return grant.sql("""
                        select (select count(*) from assets.aspect_type where tenant_id = :tenant)
                            + (select count(*) from assets.asset_type where tenant_id = :tenant)""")
                .param("tenant", grant.caller().tenant().value())
                .query(Long.class)
                .single();
    }
}
