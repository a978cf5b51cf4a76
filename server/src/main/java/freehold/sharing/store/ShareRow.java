package freehold.sharing.store;

import freehold.decision.AssetId;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.sharing.model.Ceiling;
import freehold.sharing.model.Failure;
import freehold.sharing.model.OfferedAsset;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.ShareTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A share as a row, read as of a moment. */
final class ShareRow {
    private ShareRow() {}

    static Share share(ResultSet row) throws SQLException {
        Optional<Instant> lapsed = Columns.time(row, "lapsed_at");
        return new Share(
                new ShareId(Columns.uuid(row, "share_id")),
                new TenantId(row.getString("owner_id")),
                new TenantId(row.getString("receiver_id")),
                Columns.uuid(row, "collaboration_id"),
                new OfferedAsset(
                        new AssetId(row.getString("asset_id")),
                        row.getString("asset_name"),
                        row.getString("asset_type_id")),
                terms(row),
                row.getString("note"),
                ShareState.valueOf(row.getString("state_now")),
                lapsed.isPresent()
                        ? Optional.empty()
                        : Optional.ofNullable(row.getString("failure")).map(Failure::of),
                Optional.ofNullable(row.getString("end_reason")),
                Columns.time(row, "offered_at").orElseThrow(),
                Columns.time(row, "expires_at").orElseThrow(),
                Columns.time(row, "answered_at"),
                lapsed.isPresent() ? lapsed : Columns.time(row, "ended_at"),
                Optional.ofNullable(row.getString("mount_id")).map(AssetId::new),
                // The same number that recording the expiry will give it; changes of one's private half count for
                // oneself.
                row.getLong("etag") + row.getLong("revision") + (lapsed.isPresent() ? 1 : 0));
    }

    private static ShareTerms terms(ResultSet row) throws SQLException {
        return new ShareTerms(
                Columns.channels(row, "channels"),
                new PinnedProfile(
                        row.getString("profile_id"),
                        row.getInt("profile_version"),
                        SharingJson.read(row.getString("profile"), ProfileContent.class)),
                row.getBoolean("descendants"),
                Columns.assets(row, "excluded"),
                row.getBoolean("include_subtenants"),
                Columns.window(row, "access_from", "access_until"),
                Columns.window(row, "data_from", "data_until"),
                ceiling(row));
    }

    private static Optional<Ceiling> ceiling(ResultSet row) throws SQLException {
        int most = row.getInt("max_assets");
        return row.wasNull() ? Optional.empty() : Optional.of(new Ceiling(most, Columns.assets(row, "held")));
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec insert, Share share) {
        ShareTerms terms = share.terms();
        return insert.param("id", share.id().value())
                .param("receiver", share.receiver().value())
                .param("collaboration", share.collaboration())
                .param("asset", share.asset().id().value())
                .param("assetType", share.asset().typeId())
                .param("assetName", share.asset().name())
                .param("channels", Columns.channelColumn(terms.channels()))
                .param("profileId", terms.profile().id())
                .param("profileVersion", terms.profile().version())
                .param("profile", SharingJson.write(terms.profile().content()))
                .param("descendants", terms.descendants())
                .param("includeSubtenants", terms.includeSubtenants())
                .param("accessFrom", Columns.column(terms.access().from()))
                .param("accessUntil", Columns.column(terms.access().until()))
                .param("dataFrom", Columns.column(terms.samples().from()))
                .param("dataUntil", Columns.column(terms.samples().until()))
                .param("note", share.note())
                .param("offered", Columns.column(share.offeredAt()))
                .param("expires", Columns.column(share.expiresAt()));
    }
}
