package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Reach;
import freehold.assets.model.SeenAsset;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Projection;
import freehold.decision.ShareFact;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose location holds, worked out a second time from the rows as they are, one share after the other. */
final class Places {
    private final Stage stage;
    private final Map<AssetId, Row> rows = new HashMap<>();

    private record Row(TenantId tenant, Optional<AssetId> parent, Optional<String> town) {}

    Places(Stage stage) {
        this.stage = stage;
        stage.everything
                .sql("select tenant_id, asset_id, parent_id, location ->> 'locality' as town from assets.asset")
                .query(row -> {
                    rows.put(
                            new AssetId(row.getString("asset_id")),
                            new Row(
                                    new TenantId(row.getString("tenant_id")),
                                    Optional.ofNullable(row.getString("parent_id"))
                                            .map(AssetId::new),
                                    Optional.ofNullable(row.getString("town"))));
                });
    }

    void agree(Caller caller, List<SeenAsset> listed, Reach reach) {
        Set<AssetId> visible = listed.stream().map(SeenAsset::id).collect(Collectors.toSet());
        for (SeenAsset asset : listed) {
            Optional<AssetId> expected = asset.owner().equals(caller.tenant())
                    ? ofOwn(asset.id(), visible)
                    : ofReceived(asset.id(), shares(caller, asset, reach));
            assertThat(asset.placedBy()).as("whose location %s has", asset).isEqualTo(expected);
            assertThat(asset.details().location().flatMap(place -> place.locality()))
                    .isEqualTo(expected.flatMap(holder -> row(holder).town()));
        }
    }

    private Row row(AssetId id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private Optional<AssetId> ofOwn(AssetId id, Set<AssetId> visible) {
        Row row = row(id);
        return row.town().isPresent()
                ? Optional.of(id)
                : row.parent().filter(visible::contains).flatMap(parent -> ofOwn(parent, visible));
    }

    private List<ShareFact> shares(Caller caller, SeenAsset asset, Reach reach) {
        return stage.access.read(caller, guard -> {
            Projection projection =
                    guard.require(Action.READ, asset.id(), reach).projection();
            return projection instanceof Projection.Shared shared ? shared.shares() : List.<ShareFact>of();
        });
    }

    private Optional<AssetId> ofReceived(AssetId id, List<ShareFact> shares) {
        return shares.stream()
                .filter(share -> share.channels().contains(Channel.DETAILS)
                        && share.profile().fields().contains("location"))
                .flatMap(share -> upTo(share.root(), id).stream())
                .findFirst();
    }

    private Optional<AssetId> upTo(AssetId root, AssetId id) {
        Row row = row(id);
        if (row.town().isPresent()) {
            return Optional.of(id);
        }
        return id.equals(root) ? Optional.empty() : row.parent().flatMap(parent -> upTo(root, parent));
    }
}
