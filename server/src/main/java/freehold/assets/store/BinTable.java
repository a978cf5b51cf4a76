package freehold.assets.store;

import freehold.access.Grant;
import freehold.access.VisibleAssets;
import freehold.assets.model.BinEntry;
import freehold.assets.model.BinEntry.Step;
import freehold.assets.model.TypeId;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.decision.Visible;
import freehold.kernel.http.PageWish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Deleted assets, by the act that deleted them. */
@Component
public class BinTable {
    private static final String ENTRY = """
            select b.asset_id, b.path, b.assets, b.deleted_at, b.deleted_by, a.name, a.type_id, a.etag
            from assets.bin b
            join assets.asset a on a.tenant_id = b.tenant_id and a.asset_id = b.asset_id
            where b.tenant_id = :tenant and\s""";

    /** Writes down the act, while the asset still hangs where it does. */
    public void enter(Grant<Action.Delete, AssetRef> top, Instant now, long assets) {
        onAsset(top, """
                        with recursive up as (
                            select parent_id, 0 as level from assets.asset
                            where tenant_id = :tenant and asset_id = :asset
                            union all
                            select a.parent_id, up.level + 1 from up
                            join assets.asset a on a.tenant_id = :tenant and a.asset_id = up.parent_id)
                        insert into assets.bin (tenant_id, asset_id, deleted_at, deleted_by, path, assets)
                        select :tenant, :asset, :now, :by, coalesce(jsonb_agg(jsonb_build_object(
                            'id', a.asset_id, 'name', a.name, 'subtenant', a.subtenant_id) order by up.level desc), '[]'),
                            :assets
                        from up join assets.asset a on a.tenant_id = :tenant and a.asset_id = up.parent_id""")
                .param("now", time(now))
                .param("by", top.caller().principal().name())
                .param("assets", assets)
                .update();
    }

    /** Whether the asset still was at the etag, and all of them were in the tree, and so are in the bin now. */
    public boolean put(Grant<Action.Delete, AssetRef> top, long etag, Collection<AssetId> assets, Instant now) {
        return onAsset(top, """
                        update assets.asset set deleted_at = :now, deleted_with = :asset, etag = etag + 1
                        where tenant_id = :tenant and asset_id = any (:assets) and deleted_at is null
                            and (asset_id <> :asset or etag = :etag)""")
                        .param("now", time(now))
                        .param("assets", texts(assets))
                        .param("etag", etag)
                        .update()
                == assets.size();
    }

    public Optional<BinEntry> find(Grant<? extends Action.OnAsset, AssetRef> top) {
        return onAsset(top, ENTRY + "b.asset_id = :asset")
                .query((row, number) -> entry(row))
                .optional();
    }

    public long count(VisibleAssets visible) {
        return list(
                        visible,
                        "select count(*) from assets.bin b join assets.asset a"
                                + " on a.tenant_id = b.tenant_id and a.asset_id = b.asset_id"
                                + " where b.tenant_id = :tenant and ",
                        "")
                .query(Long.class)
                .single();
    }

    /** Acts the caller may undo the first step of, newest first. */
    public List<BinEntry> slice(VisibleAssets visible, PageWish wish) {
        return list(visible, ENTRY, " order by b.deleted_at desc, b.asset_id offset :offset limit :limit")
                .param("offset", wish.offset())
                .param("limit", wish.size())
                .query((row, number) -> entry(row))
                .list();
    }

    private static StatementSpec list(VisibleAssets visible, String select, String order) {
        String within =
                switch (visible.own()) {
                    case Visible.Everything everything -> "";
                    case Visible.OfSubtenant ofSubtenant -> "a.subtenant_id = :subtenant and ";
                    case Visible.Chosen chosen -> "a.asset_id = any (:chosen) and ";
                    case Visible.Nothing nothing -> "false and ";
                };
        return visible.grant()
                .sql(select + within + Bin.sight(visible.bin(), "a") + order)
                .params(AssetListTable.sightParameters(visible))
                .param("tenant", visible.grant().owner().value());
    }

    /** Acts that were done before the time, oldest first. */
    public List<AssetId> before(VisibleAssets visible, Instant time, int limit) {
        return visible.grant()
                .sql("""
                        select asset_id from assets.bin where tenant_id = :tenant and deleted_at < :time
                        order by deleted_at, asset_id limit :limit""")
                .param("tenant", visible.grant().owner().value())
                .param("time", time(time))
                .param("limit", limit)
                .query((row, number) -> new AssetId(row.getString("asset_id")))
                .list();
    }

    /** What went with the act, each with what it hangs below; the asset that was deleted itself hangs below nothing. */
    public Map<AssetId, Optional<AssetId>> members(Grant<? extends Action.OnAsset, AssetRef> top) {
        Map<AssetId, Optional<AssetId>> members = new HashMap<>();
        onAsset(top, "select asset_id, parent_id from assets.asset where tenant_id = :tenant and deleted_with = :asset")
                .query(row -> {
                    AssetId id = new AssetId(row.getString("asset_id"));
                    members.put(
                            id,
                            id.equals(top.resource().id())
                                    ? Optional.empty()
                                    : Optional.of(new AssetId(row.getString("parent_id"))));
                });
        return members;
    }

    /**
     * Takes all of the act out of the bin.
     *
     * @param subtenant what they belong to now; empty: what they belonged to
     */
    public void restore(
            Grant<Action.Restore, AssetRef> top, AssetId parent, Optional<Optional<SubtenantId>> subtenant) {
        forget(top);
        onAsset(top, """
                        update assets.asset set deleted_at = null, deleted_with = null, etag = etag + 1,
                            parent_id = case when asset_id = :asset then :parent else parent_id end,
                            subtenant_id = case when :assign then :subtenant else subtenant_id end
                        where tenant_id = :tenant and deleted_with = :asset""")
                .param("parent", parent.value())
                .param("assign", subtenant.isPresent())
                .param(
                        "subtenant",
                        subtenant
                                .flatMap(given -> given)
                                .map(SubtenantId::value)
                                .orElse(null))
                .update();
    }

    /**
     * Does away with all of the act.
     *
     * @return what is left in the bin without anything to hang below
     */
    public List<AssetId> purge(Grant<Action.Purge, AssetRef> top) {
        forget(top);
        List<AssetId> orphans = onAsset(top, """
                        update assets.asset o set parent_id = null
                        from assets.asset p
                        where p.tenant_id = :tenant and p.deleted_with = :asset and o.tenant_id = :tenant
                            and o.parent_id = p.asset_id and o.deleted_with <> :asset
                        returning o.asset_id""")
                .query((row, number) -> new AssetId(row.getString("asset_id")))
                .list();
        onAsset(top, "delete from assets.asset where tenant_id = :tenant and deleted_with = :asset")
                .update();
        return orphans;
    }

    private static void forget(Grant<? extends Action.OnAsset, AssetRef> top) {
        onAsset(top, "delete from assets.bin where tenant_id = :tenant and asset_id = :asset")
                .update();
    }

    private static StatementSpec onAsset(Grant<? extends Action.OnAsset, AssetRef> asset, String sql) {
        return asset.sql(sql)
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value());
    }

    /** As exact as it is shown, so that what is shown can be filtered by. */
    private static OffsetDateTime time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(Collection<AssetId> ids) {
        return ids.stream().map(AssetId::value).toArray(String[]::new);
    }

    private static BinEntry entry(ResultSet row) throws SQLException {
        List<StepJson> path = AssetsJson.read(row.getString("path"), Steps.class);
        return new BinEntry(
                new AssetId(row.getString("asset_id")),
                row.getString("name"),
                new TypeId(row.getString("type_id")),
                path.stream().map(StepJson::step).toList(),
                row.getLong("assets"),
                row.getObject("deleted_at", OffsetDateTime.class).toInstant(),
                row.getString("deleted_by"),
                row.getLong("etag"));
    }

    private static final class Steps extends ArrayList<StepJson> {}

    record StepJson(String id, String name, @Nullable String subtenant) {
        Step step() {
            return new Step(
                    new AssetId(id), name, Optional.ofNullable(subtenant).map(SubtenantId::new));
        }
    }
}
