package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.sharing.model.Ceiling;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** How many assets shares may cover, and what they hold back: the owner's private half. */
@Component
public class CeilingTable {

    /** By leave of whatever made or moved the assets: to hold back takes no right to share. */
    public void hold(Grant<? extends Action.OnAsset, AssetRef> by, ShareId share, Collection<AssetId> held) {
        by.sql("""
                        update sharing.lent set held = :held, revision = revision + 1
                        where tenant_id = :tenant and share_id = :id""")
                .param("held", Columns.column(held))
                .param("tenant", by.caller().tenant().value())
                .param("id", share.value())
                .update();
    }

    public void write(Grant<Action.ManageSharing, TenantId> grant, ShareId share, Ceiling ceiling) {
        grant.sql("""
                        update sharing.lent set max_assets = :most, held = :held, revision = revision + 1
                        where tenant_id = :tenant and share_id = :id""")
                .param("most", ceiling.maxAssets())
                .param("held", Columns.column(ceiling.held()))
                .param("tenant", grant.resource().value())
                .param("id", share.value())
                .update();
    }

    /** Assets that are gone for good are held back no longer. */
    public void forget(Grant<Action.Purge, AssetRef> top, Collection<AssetId> gone) {
        top.sql("""
                        update sharing.lent set revision = revision + 1,
                            held = array(select kept from unnest(held) kept where kept <> all (cast(:gone as text[])))
                        where tenant_id = :tenant and max_assets is not null and held && cast(:gone as text[])""")
                .param("gone", Columns.column(gone))
                .param("tenant", top.caller().tenant().value())
                .update();
    }
}
