package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.model.Location;
import freehold.assets.model.Place.Spot;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where assets stand. */
@Component
public class LocationTable {

    /** Those of the assets that have a location of their own, with it. */
    public Map<AssetId, Location> of(Grant<? extends Action, ?> grant, Collection<AssetId> ids) {
        Map<AssetId, Location> locations = new HashMap<>();
        if (ids.isEmpty()) {
            return locations;
        }
        grant.sql("select asset_id, location from assets.asset"
                        + " where tenant_id = :tenant and asset_id = any (:ids) and location is not null")
                .param("tenant", grant.owner().value())
                .param("ids", ids.stream().map(AssetId::value).toArray(String[]::new))
                .query(row -> {
                    locations.put(
                            new AssetId(row.getString("asset_id")),
                            AssetsJson.read(row.getString("location"), Location.class));
                });
        return locations;
    }

    /** Of a row with {@code parent_id} and {@code location}. */
    static Spot spot(ResultSet row) throws SQLException {
        return new Spot(
                Optional.ofNullable(row.getString("parent_id")).map(AssetId::new),
                Optional.ofNullable(row.getString("location")).map(json -> AssetsJson.read(json, Location.class)));
    }

    /** Whether the asset still was at the etag, and so has this location of its own, or none. */
    public boolean set(Grant<Action.SetLocation, AssetRef> asset, long etag, Optional<Location> location) {
        return asset.sql("""
                                update assets.asset set location = cast(:location as jsonb), etag = etag + 1
                                where tenant_id = :tenant and asset_id = :asset and etag = :etag
                                    and deleted_at is null""")
                        .param("tenant", asset.resource().owner().value())
                        .param("asset", asset.resource().id().value())
                        .param("etag", etag)
                        .param("location", location.map(AssetsJson::write).orElse(null))
                        .update()
                == 1;
    }
}
