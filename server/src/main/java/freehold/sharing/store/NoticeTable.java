package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.Notice;
import freehold.sharing.model.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What each tenant is told. What the other side does is written by the database, with the event that it is. */
@Component
public class NoticeTable {

    /** Tells the owner of a share about one of its assets; what it has not read yet is counted on. */
    public void tell(Grant<? extends Action.OnAsset, AssetRef> by, ShareId share, Notice.OfAssets kind, AssetId asset) {
        by.sql("""
                        insert into sharing.notice
                            (tenant_id, kind, partner_id, share_id, collaboration_id, asset_id, happened_at)
                        select s.owner_id, :kind, s.receiver_id, s.share_id, s.collaboration_id, :asset, clock_timestamp()
                        from sharing.share s where s.owner_id = :tenant and s.share_id = :share
                        on conflict (tenant_id, share_id, kind) where read_at is null and asset_id is not null
                        do update set times = notice.times + 1, asset_id = excluded.asset_id,
                            happened_at = excluded.happened_at""")
                .param("kind", kind.name())
                .param("asset", asset.value())
                .param("share", share.value())
                .param("tenant", by.caller().tenant().value())
                .update();
    }

    /** Forgets assets that are gone for good. */
    public void forget(Grant<Action.Purge, AssetRef> top, Collection<AssetId> gone) {
        top.sql("delete from sharing.notice where tenant_id = :tenant and asset_id = any (:gone)")
                .param("gone", Columns.column(gone))
                .param("tenant", top.caller().tenant().value())
                .update();
    }

    /** Notices that a list shows, newest first. */
    public List<Row> page(Grant<? extends Action.OnTenant, TenantId> grant, boolean unread, PageWish part) {
        return grant.sql("""
                        select * from sharing.notice where tenant_id = :tenant and (read_at is null or not :unread)
                        order by happened_at desc, notice_id limit :size offset :offset""")
                .param("unread", unread)
                .param("size", part.size())
                .param("offset", part.offset())
                .param("tenant", grant.resource().value())
                .query((row, number) -> row(row))
                .list();
    }

    /** How many there are, or how many of them nobody has read. */
    public long count(Grant<? extends Action.OnTenant, TenantId> grant, boolean unread) {
        return grant.sql(
                        "select count(*) from sharing.notice where tenant_id = :tenant and (read_at is null or not :unread)")
                .param("unread", unread)
                .param("tenant", grant.resource().value())
                .query(Long.class)
                .single();
    }

    /**
     * Marks a notice as read; one that is read stays so.
     *
     * @return whether there is one
     */
    public boolean read(Grant<Action.ManageSharing, TenantId> grant, UUID id, Instant now) {
        return grant.sql("""
                        update sharing.notice set read_at = coalesce(read_at, :now)
                        where tenant_id = :tenant and notice_id = :id""")
                        .param("now", Columns.column(now))
                        .param("id", id)
                        .param("tenant", grant.resource().value())
                        .update()
                > 0;
    }

    /** A notice whose other side has no name yet. */
    public record Row(TenantId partner, Function<Party, Notice> named) {}

    private static Row row(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "notice_id");
        String kind = row.getString("kind");
        Optional<ShareId> share =
                Optional.ofNullable(row.getObject("share_id", UUID.class)).map(ShareId::new);
        Optional<UUID> collaboration = Optional.ofNullable(row.getObject("collaboration_id", UUID.class));
        Optional<AssetId> asset = Optional.ofNullable(row.getString("asset_id")).map(AssetId::new);
        Optional<String> reason = Optional.ofNullable(row.getString("reason"));
        int times = row.getInt("times");
        Instant at = Columns.time(row, "happened_at").orElseThrow();
        boolean read = Columns.time(row, "read_at").isPresent();
        return new Row(
                new TenantId(row.getString("partner_id")),
                partner -> new Notice(id, kind, partner, share, collaboration, asset, reason, times, at, read));
    }
}
