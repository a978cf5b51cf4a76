package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AspectNames;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Names;
import freehold.decision.Placement;
import freehold.decision.Profile;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.sharing.model.Ceiling;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How many assets shares may cover, and what they hold back: the owner's private half. */
@Component
public class CeilingTable {
    private static final Profile NOTHING = new Profile(Names.NONE, Names.NONE, AspectNames.NONE, AspectNames.NONE);

    /** A share or offer with a ceiling, and what it holds back. */
    public record Row(Placement.Capped capped, Set<AssetId> held) {}

    /** Live shares and offers of the caller's tenant with one of the roots that may cover so many assets only. */
    public List<Row> over(Grant<? extends Action.OnAsset, AssetRef> by, Collection<AssetId> roots, Instant now) {
        return by.sql("""
                        select s.share_id, s.owner_id, s.receiver_id, s.asset_id, s.descendants, s.include_subtenants,
                            s.offered_at, l.excluded || l.held as left_out, l.max_assets, l.held
                        from sharing.lent l
                        join sharing.share s on s.share_id = l.share_id and s.owner_id = l.tenant_id
                        where l.tenant_id = :tenant and l.max_assets is not null and s.asset_id = any (:roots)
                            and (s.state in ('OPEN', 'FAILED') and s.expires_at > :now
                                or s.state = 'ACCEPTED' and (s.access_until is null or s.access_until > :now))
                        order by s.share_id""")
                .param("roots", Columns.column(roots))
                .param("now", Columns.column(now))
                .param("tenant", by.caller().tenant().value())
                .query((row, number) -> row(row))
                .list();
    }

    /** What a share shows of an asset has no part in how many it covers. */
    private static Row row(ResultSet row) throws SQLException {
        AssetId root = new AssetId(row.getString("asset_id"));
        ShareFact share = new ShareFact(
                new ShareId(Columns.uuid(row, "share_id")),
                new TenantId(row.getString("owner_id")),
                new TenantId(row.getString("receiver_id")),
                root,
                Set.of(),
                NOTHING,
                row.getBoolean("descendants"),
                Columns.assets(row, "left_out"),
                row.getBoolean("include_subtenants"),
                TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                root,
                Columns.time(row, "offered_at").orElseThrow());
        return new Row(new Placement.Capped(share, row.getInt("max_assets")), Columns.assets(row, "held"));
    }

    /** By leave of whatever made or moved the assets: to hold back takes no right to share. */
    public void hold(Grant<? extends Action.OnAsset, AssetRef> by, Map<ShareId, Set<AssetId>> held) {
        held.forEach((share, assets) -> by.sql("""
                        update sharing.lent set held = :held, revision = revision + 1
                        where tenant_id = :tenant and share_id = :id""")
                .param("held", Columns.column(assets))
                .param("tenant", by.caller().tenant().value())
                .param("id", share.value())
                .update());
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

    /**
     * Assets that are gone for good are held back no longer.
     *
     * @return the shares that held them back
     */
    public List<ShareId> forget(Grant<Action.Purge, AssetRef> top, Collection<AssetId> gone) {
        return top.sql("""
                        update sharing.lent set revision = revision + 1,
                            held = array(select kept from unnest(held) kept where kept <> all (cast(:gone as text[])))
                        where tenant_id = :tenant and max_assets is not null and held && cast(:gone as text[])
                        returning share_id""")
                .param("gone", Columns.column(gone))
                .param("tenant", top.caller().tenant().value())
                .query((row, number) -> new ShareId(Columns.uuid(row, "share_id")))
                .list();
    }
}
