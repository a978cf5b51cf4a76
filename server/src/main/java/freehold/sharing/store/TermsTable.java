package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.sharing.model.Amendment;
import freehold.sharing.model.Extension;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How terms change after they were agreed: narrowed by the owner, widened by an amendment the receiver accepts. */
@Component
public class TermsTable {

    /**
     * Writes the terms of a share this transaction has locked. Below, the database lets the owner narrow and the
     * receiver take just what an open amendment offers.
     */
    public void write(Grant<Action.ManageSharing, TenantId> grant, Share changed) {
        bind(grant.sql("""
                                update sharing.share set asset_name = :assetName, channels = :channels,
                                    profile_id = :profileId, profile_version = :profileVersion,
                                    profile = cast(:profile as jsonb), descendants = :descendants,
                                    include_subtenants = :includeSubtenants, access_from = :accessFrom,
                                    access_until = :accessUntil, data_from = :dataFrom, data_until = :dataUntil,
                                    expires_at = :expires, etag = etag + 1
                                where (owner_id = :tenant or receiver_id = :tenant) and share_id = :id"""), changed.terms())
                .param("tenant", grant.resource().value())
                .param("id", changed.id().value())
                .param("assetName", changed.asset().name())
                .param("channels", Columns.channelColumn(changed.terms().channels()))
                .param("descendants", changed.terms().descendants())
                .param("includeSubtenants", changed.terms().includeSubtenants())
                .param("expires", Columns.column(changed.expiresAt()))
                .update();
    }

    /** Counts a change of what hangs on a share, such as an amendment, as one of the share. */
    public void touch(Grant<Action.ManageSharing, TenantId> grant, ShareId share) {
        grant.sql("""
                        update sharing.share set etag = etag + 1
                        where (owner_id = :tenant or receiver_id = :tenant) and share_id = :id""")
                .param("tenant", grant.resource().value())
                .param("id", share.value())
                .update();
    }

    /** The owner's private half. */
    public void exclude(Grant<Action.ManageSharing, TenantId> grant, ShareId share, Set<AssetId> excluded) {
        grant.sql("update sharing.lent set excluded = :excluded where tenant_id = :tenant and share_id = :id")
                .param("excluded", Columns.column(excluded))
                .param("tenant", grant.resource().value())
                .param("id", share.value())
                .update();
    }

    public void offer(Grant<Action.ManageSharing, TenantId> grant, Share share, ShareTerms wider, Instant now) {
        bind(grant.sql("""
                                insert into sharing.amendment (share_id, number, owner_id, receiver_id, state, profile_id,
                                    profile_version, profile, access_from, access_until, data_from, data_until, offered_at)
                                select :id, coalesce(max(a.number), 0) + 1, :tenant, :receiver, 'OPEN', :profileId,
                                    :profileVersion, cast(:profile as jsonb), cast(:accessFrom as timestamptz),
                                    cast(:accessUntil as timestamptz), cast(:dataFrom as timestamptz),
                                    cast(:dataUntil as timestamptz), :now
                                from sharing.amendment a where a.owner_id = :tenant and a.share_id = :id"""), wider)
                .param("id", share.id().value())
                .param("tenant", grant.resource().value())
                .param("receiver", share.receiver().value())
                .param("now", Columns.column(now))
                .update();
    }

    /**
     * Answers the open amendment of a share, or takes it back.
     *
     * @return whether there was one
     */
    public boolean close(Grant<Action.ManageSharing, TenantId> grant, ShareId share, String state) {
        return grant.sql("""
                        update sharing.amendment set state = :state
                        where (owner_id = :tenant or receiver_id = :tenant) and share_id = :id and state = 'OPEN'""")
                        .param("state", state)
                        .param("tenant", grant.resource().value())
                        .param("id", share.value())
                        .update()
                > 0;
    }

    /** Open amendments by share. */
    public Map<UUID, Amendment> open(Grant<? extends Action.OnTenant, TenantId> grant, Collection<UUID> shares) {
        Map<UUID, Amendment> open = new HashMap<>();
        grant.sql("""
                        select * from sharing.amendment
                        where (owner_id = :tenant or receiver_id = :tenant) and share_id = any (:shares)
                            and state = 'OPEN'""")
                .param("tenant", grant.resource().value())
                .param("shares", shares.toArray(UUID[]::new))
                .query(row -> {
                    open.put(Columns.uuid(row, "share_id"), amendment(row));
                });
        return open;
    }

    /** Asks for more time; what was asked before is forgotten. */
    public void ask(Grant<Action.ManageSharing, TenantId> grant, Share share, Extension wish) {
        forget(grant, share.id());
        grant.sql("""
                        insert into sharing.extension (share_id, owner_id, receiver_id, wanted_until, note, asked_at)
                        values (:id, :owner, :tenant, :until, :note, :now)""")
                .param("id", share.id().value())
                .param("owner", share.owner().value())
                .param("tenant", grant.resource().value())
                .param("until", Columns.column(wish.until()))
                .param("note", wish.note())
                .param("now", Columns.column(wish.askedAt()))
                .update();
    }

    /**
     * Forgets that more time was asked for.
     *
     * @return whether it was
     */
    public boolean forget(Grant<Action.ManageSharing, TenantId> grant, ShareId share) {
        return grant.sql("""
                        delete from sharing.extension
                        where (owner_id = :tenant or receiver_id = :tenant) and share_id = :id""")
                        .param("tenant", grant.resource().value())
                        .param("id", share.value())
                        .update()
                > 0;
    }

    /** Wishes for more time by share. */
    public Map<UUID, Extension> asked(Grant<? extends Action.OnTenant, TenantId> grant, Collection<UUID> shares) {
        Map<UUID, Extension> asked = new HashMap<>();
        grant.sql("""
                        select * from sharing.extension
                        where (owner_id = :tenant or receiver_id = :tenant) and share_id = any (:shares)""")
                .param("tenant", grant.resource().value())
                .param("shares", shares.toArray(UUID[]::new))
                .query(row -> {
                    UUID share = Columns.uuid(row, "share_id");
                    asked.put(
                            share,
                            new Extension(
                                    new ShareId(share),
                                    Columns.time(row, "wanted_until").orElseThrow(),
                                    row.getString("note"),
                                    Columns.time(row, "asked_at").orElseThrow()));
                });
        return asked;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, ShareTerms terms) {
        return statement
                .param("profileId", terms.profile().id())
                .param("profileVersion", terms.profile().version())
                .param("profile", SharingJson.write(terms.profile().content()))
                .param("accessFrom", Columns.column(terms.access().from()))
                .param("accessUntil", Columns.column(terms.access().until()))
                .param("dataFrom", Columns.column(terms.samples().from()))
                .param("dataUntil", Columns.column(terms.samples().until()));
    }

    private static Amendment amendment(ResultSet row) throws SQLException {
        return new Amendment(
                new ShareId(Columns.uuid(row, "share_id")),
                row.getInt("number"),
                new PinnedProfile(
                        row.getString("profile_id"),
                        row.getInt("profile_version"),
                        SharingJson.read(row.getString("profile"), ProfileContent.class)),
                Columns.window(row, "access_from", "access_until"),
                Columns.window(row, "data_from", "data_until"),
                Columns.time(row, "offered_at").orElseThrow());
    }
}
