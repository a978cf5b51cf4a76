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

    /** The assets of the grant's owner and those above them, each way up as far as there is a location. */
    public Map<AssetId, Spot> above(Grant<? extends Action, ?> grant, Collection<AssetId> ids) {
        Map<AssetId, Spot> spots = new HashMap<>();
        if (ids.isEmpty()) {
            return spots;
        }
        grant.sql("""
                        with recursive up as (
                            select asset_id, parent_id, location from assets.asset
                            where tenant_id = :tenant and asset_id = any (:ids)
                            union
                            select a.asset_id, a.parent_id, a.location
                            from up join assets.asset a on a.tenant_id = :tenant and a.asset_id = up.parent_id
                            where up.location is null)
                        select asset_id, parent_id, location from up""")
                .param("tenant", grant.owner().value())
                .param("ids", ids.stream().map(AssetId::value).toArray(String[]::new))
                .query(row -> {
                    spots.put(new AssetId(row.getString("asset_id")), spot(row));
                });
        return spots;
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
