package freehold.sharing.store;

import freehold.access.facts.ShareFacts;
import freehold.decision.AssetId;
import freehold.decision.Overlay;
import freehold.decision.Profile;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.sharing.model.ProfileContent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts this module owes the decisions: the accepted shares, with the terms agreed. */
@Component
class AcceptedShares implements ShareFacts {
    private static final String FACTS = """
            select s.share_id, s.owner_id, s.receiver_id, s.asset_id, s.channels, s.profile, s.descendants,
                l.excluded || l.held as left_out,
                s.include_subtenants, s.access_from, s.access_until, s.data_from, s.data_until, s.answered_at, r.mount_id, r.name,
                (select json_agg(json_build_object(
                        'asset', o.asset_id, 'name', o.name, 'labels', o.labels, 'subtenant', o.subtenant_id))
                    from sharing.overlay o
                    where o.tenant_id = s.receiver_id and o.share_id = s.share_id) as overlays
            from sharing.share s
            join sharing.lent l on l.tenant_id = s.owner_id and l.share_id = s.share_id
            join sharing.received r on r.tenant_id = s.receiver_id and r.share_id = s.share_id
            where s.state = 'ACCEPTED' and r.mount_id is not null and\s""";

    @Override
    public List<ShareFact> all(JdbcClient snapshot, TenantId tenant) {
        return facts(snapshot.sql(FACTS + "(s.owner_id = :tenant or s.receiver_id = :tenant)")
                .param("tenant", tenant.value()));
    }

    @Override
    public List<ShareFact> some(JdbcClient snapshot, Collection<ShareId> ids) {
        return facts(snapshot.sql(FACTS + "s.share_id = any (:ids)")
                .param("ids", ids.stream().map(ShareId::value).toArray(UUID[]::new)));
    }

    /** Shares with the same terms have the same profile object: there are few profiles and many shares. */
    private static List<ShareFact> facts(JdbcClient.StatementSpec statement) {
        Map<String, Profile> profiles = new HashMap<>();
        return statement
                .query((row, number) -> fact(
                        row,
                        profiles.computeIfAbsent(
                                row.getString("profile"),
                                json -> SharingJson.read(json, ProfileContent.class)
                                        .asFact())))
                .list();
    }

    private static ShareFact fact(ResultSet row, Profile profile) throws SQLException {
        return new ShareFact(
                new ShareId(Columns.uuid(row, "share_id")),
                new TenantId(row.getString("owner_id")),
                new TenantId(row.getString("receiver_id")),
                new AssetId(row.getString("asset_id")),
                Columns.channels(row, "channels"),
                profile,
                row.getBoolean("descendants"),
                Columns.assets(row, "left_out"),
                row.getBoolean("include_subtenants"),
                Columns.window(row, "access_from", "access_until"),
                Columns.window(row, "data_from", "data_until"),
                new AssetId(row.getString("mount_id")),
                Columns.time(row, "answered_at").orElseThrow(),
                overlays(row));
    }

    /** What is laid over an asset as it stands in JSON. */
    private record Layer(
            String asset,
            @Nullable String name,
            List<String> labels,
            @Nullable String subtenant) {
        Overlay asFact() {
            return new Overlay(
                    Optional.ofNullable(name),
                    labels,
                    Optional.ofNullable(subtenant).map(SubtenantId::new));
        }
    }

    /** The name given on acceptance is that of the root until something else is laid over it. */
    private static Map<AssetId, Overlay> overlays(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String layers = row.getString("overlays");
        if (name == null && layers == null) {
            return Map.of();
        }
        Map<AssetId, Overlay> overlays = new HashMap<>();
        if (name != null) {
            overlays.put(new AssetId(row.getString("asset_id")), Overlay.named(name));
        }
        if (layers != null) {
            for (Layer layer : SharingJson.read(layers, Layer[].class)) {
                overlays.put(new AssetId(layer.asset()), layer.asFact());
            }
        }
        return overlays;
    }
}
