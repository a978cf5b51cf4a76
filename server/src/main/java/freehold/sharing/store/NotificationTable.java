package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.Notification;
import freehold.sharing.model.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What each tenant is told. What the other side does is written by the database, with the event that it is. */
@Component
public class NotificationTable {

    /** What happened to assets of a share. */
    public record News(ShareId share, Notification.OfAssets kind, Set<AssetId> assets) {}

    /** Tells the owner of shares about their assets, each share once; what it has not read yet is counted on. */
    public void tell(Grant<? extends Action.OnAsset, AssetRef> by, Collection<News> all) {
        List<News> news = all.stream().filter(each -> !each.assets().isEmpty()).toList();
        if (news.isEmpty()) {
            return;
        }
        by.sql("""
                        insert into sharing.notice
                            (tenant_id, kind, partner_id, share_id, collaboration_id, asset_id, times, happened_at)
                        select s.owner_id, news.kind, s.receiver_id, s.share_id, s.collaboration_id, news.asset,
                            news.times, clock_timestamp()
                        from unnest(:shares, :kinds, :assets, :times) as news (share, kind, asset, times)
                        join sharing.share s on s.share_id = news.share and s.owner_id = :tenant
                        order by s.share_id, news.kind
                        on conflict (tenant_id, share_id, kind)
                            where read_at is null and kind in ('ASSET_DISCLOSED', 'ASSET_HELD_BACK')
                        do update set times = notice.times + excluded.times, asset_id = excluded.asset_id,
                            happened_at = excluded.happened_at""")
                .param("shares", news.stream().map(each -> each.share().value()).toArray(UUID[]::new))
                .param("kinds", news.stream().map(each -> each.kind().name()).toArray(String[]::new))
                .param(
                        "assets",
                        news.stream()
                                .map(each -> Collections.max(each.assets()).value())
                                .toArray(String[]::new))
                .param("times", news.stream().map(each -> each.assets().size()).toArray(Integer[]::new))
                .param("tenant", by.caller().tenant().value())
                .update();
    }

    /** Forgets assets that are gone for good, and what was told of them alone. */
    public void forget(Grant<Action.Purge, AssetRef> top, Collection<AssetId> gone) {
        for (String sql : List.of("""
                delete from sharing.notice
                where tenant_id = :tenant and asset_id = any (:gone) and (times = 1 or read_at is not null)""", """
                update sharing.notice set asset_id = null where tenant_id = :tenant and asset_id = any (:gone)""")) {
            top.sql(sql)
                    .param("gone", Columns.column(gone))
                    .param("tenant", top.caller().tenant().value())
                    .update();
        }
    }

    /** Forgets what was read before that time, and all but so many of the newest. */
    public int forgetOld(Grant<? extends Action.OnTenant, TenantId> grant, Instant readBefore, int kept) {
        return grant.sql("""
                        delete from sharing.notice
                        where tenant_id = :tenant and (read_at < :before or notice_id in (
                            select notice_id from sharing.notice where tenant_id = :tenant
                            order by happened_at desc, notice_id offset :kept))""")
                .param("before", Columns.column(readBefore))
                .param("kept", kept)
                .param("tenant", grant.resource().value())
                .update();
    }

    /** KeepNotifications that a list shows, newest first. */
    public List<Row> page(Grant<? extends Action.OnTenant, TenantId> grant, boolean unread, PageWish part) {
        return grant.sql("select * from sharing.notice where tenant_id = :tenant" + only(unread)
                        + " order by happened_at desc, notice_id limit :size offset :offset")
                .param("size", part.size())
                .param("offset", part.offset())
                .param("tenant", grant.resource().value())
                .query((row, number) -> row(row))
                .list();
    }

    /** How many there are, or how many of them nobody has read. */
    public long count(Grant<? extends Action.OnTenant, TenantId> grant, boolean unread) {
        return grant.sql("select count(*) from sharing.notice where tenant_id = :tenant" + only(unread))
                .param("tenant", grant.resource().value())
                .query(Long.class)
                .single();
    }

    /** As text, not as a parameter: the index of what is unread has to fit. */
    private static String only(boolean unread) {
        return unread ? " and read_at is null" : "";
    }

    /** How often it has happened, as {@link Notification#times} says, and nobody counts it on before this transaction ends. */
    public Optional<Integer> lock(Grant<Action.ManageSharing, TenantId> grant, UUID id) {
        return grant.sql("select times from sharing.notice where tenant_id = :tenant and notice_id = :id for update")
                .param("id", id)
                .param("tenant", grant.resource().value())
                .query(Integer.class)
                .optional();
    }

    /** Marks a notice as read; one that is read stays so. */
    public void read(Grant<Action.ManageSharing, TenantId> grant, UUID locked, Instant now) {
        grant.sql("""
                        update sharing.notice set read_at = coalesce(read_at, :now)
                        where tenant_id = :tenant and notice_id = :id""")
                .param("now", Columns.column(now))
                .param("id", locked)
                .param("tenant", grant.resource().value())
                .update();
    }

    /** A notice whose other side has no name yet. */
    public record Row(TenantId partner, Function<Party, Notification> named) {}

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
                partner -> new Notification(id, kind, partner, share, collaboration, asset, reason, times, at, read));
    }
}
