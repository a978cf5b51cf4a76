package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a receiver lays over what it has received. Written for each share an asset comes through, or may come through
 * another time, so that it lasts as long as the asset is received at all.
 */
@Component
public class OverlayTable {

    /** What decisions don't know of an overlay. */
    public record Rest(String notes, long etag) {
        public static final Rest NONE = new Rest("", 0);
    }

    /** What is to lie over an asset. */
    public record Layer(Optional<String> name, List<String> labels, String notes, Optional<SubtenantId> subtenant) {}

    public Rest rest(Grant<Action.Read, AssetRef> received, List<ShareFact> shares) {
        return received.sql("""
                        select notes, etag from sharing.overlay
                        where tenant_id = :tenant and asset_id = :asset and share_id = any (:shares)
                        order by etag desc, array_position(:shares, share_id) limit 1""")
                .param("tenant", received.caller().tenant().value())
                .param("asset", received.resource().id().value())
                .param("shares", ids(shares))
                .query((row, number) -> new Rest(row.getString("notes"), row.getLong("etag")))
                .optional()
                .orElse(Rest.NONE);
    }

    /** To whom just this asset is passed on by any share, whether that shows it now or not. */
    public Set<SubtenantId> passedTo(Grant<Action.EditReceived, TenantId> grant, AssetId asset) {
        return grant.sql("""
                        select distinct subtenant_id from sharing.overlay
                        where tenant_id = :tenant and asset_id = :asset and subtenant_id is not null""")
                .param("tenant", grant.resource().value())
                .param("asset", asset.value())
                .query((row, number) -> new SubtenantId(row.getString("subtenant_id")))
                .set();
    }

    /**
     * Writes it for the shares that show the asset, for those that begin where they do or with the asset, and for all
     * that have something else lie over it: one that shows the asset again some day must not bring back what was taken
     * away by then.
     *
     * @return the shares it was written for
     */
    public List<ShareId> write(
            Grant<Action.EditReceived, TenantId> grant, AssetId asset, List<ShareFact> showing, Layer layer) {
        return grant.sql("""
                        insert into sharing.overlay as o
                            (tenant_id, share_id, asset_id, name, labels, notes, subtenant_id, etag)
                        select :tenant, s.share_id, :asset, :name, :labels, :notes, :subtenant,
                            (select coalesce(max(etag), 0) + 1 from sharing.overlay
                                where tenant_id = :tenant and asset_id = :asset)
                        from sharing.share s
                        where s.receiver_id = :tenant and s.state = 'ACCEPTED'
                            and (s.share_id = any (:showing) or s.asset_id = :asset
                                or s.asset_id in (select asset_id from sharing.share where share_id = any (:showing))
                                or s.share_id in (select share_id from sharing.overlay
                                    where tenant_id = :tenant and asset_id = :asset))
                        on conflict (tenant_id, share_id, asset_id) do update
                            set name = excluded.name, labels = excluded.labels, notes = excluded.notes,
                                subtenant_id = excluded.subtenant_id, etag = excluded.etag
                        returning share_id""")
                .param("tenant", grant.resource().value())
                .param("asset", asset.value())
                .param("showing", ids(showing))
                .param("name", layer.name().orElse(null))
                .param("labels", layer.labels().toArray(String[]::new))
                .param("notes", layer.notes())
                .param("subtenant", layer.subtenant().map(SubtenantId::value).orElse(null))
                .query((row, number) -> new ShareId(Columns.uuid(row, "share_id")))
                .list();
    }

    /** Places what shares begin with below another of the receiver's assets: by all of them, also where they differed. */
    public void place(Grant<Action.EditReceived, TenantId> grant, AssetId root, AssetId below) {
        grant.sql("""
                        update sharing.received r set target_id = :place, mount_id = :place
                        from sharing.share s
                        where r.tenant_id = :tenant and s.share_id = r.share_id and s.receiver_id = :tenant
                            and s.asset_id = :root and s.state = 'ACCEPTED' and r.mount_id <> :place""")
                .param("tenant", grant.resource().value())
                .param("root", root.value())
                .param("place", below.value())
                .update();
    }

    public long count(Grant<Action.EditReceived, TenantId> grant) {
        return grant.sql("select count(*) from sharing.overlay where tenant_id = :tenant")
                .param("tenant", grant.resource().value())
                .query(Long.class)
                .single();
    }

    /**
     * Lays over what is received anew by a share what lies over the same asset, and what is below it, through others.
     *
     * @param name of its root, where the receiver has named one
     */
    public void copy(Grant<Action.ManageSharing, TenantId> grant, ShareId share, AssetId root, Optional<String> name) {
        grant.sql("""
                        insert into sharing.overlay
                            (tenant_id, share_id, asset_id, name, labels, notes, subtenant_id, etag)
                        select distinct on (o.asset_id) o.tenant_id, :share, o.asset_id,
                            case when o.asset_id = :root then coalesce(:name, o.name) else o.name end,
                            o.labels, o.notes, o.subtenant_id, o.etag
                        from sharing.overlay o join sharing.share s on s.share_id = o.share_id
                        where o.tenant_id = :tenant and s.receiver_id = :tenant and s.asset_id = :root
                            and s.state = 'ACCEPTED' and s.share_id <> :share
                        order by o.asset_id, o.etag desc, o.share_id""")
                .param("tenant", grant.resource().value())
                .param("share", share.value())
                .param("root", root.value())
                .param("name", name.orElse(null))
                .update();
    }

    private static UUID[] ids(Collection<ShareFact> shares) {
        return shares.stream().map(share -> share.id().value()).toArray(UUID[]::new);
    }
}
