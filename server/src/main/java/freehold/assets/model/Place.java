package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.decision.Projection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The location that holds for an asset.
 *
 * @param holder the asset whose own location it is: the asset itself or one above it
 */
public record Place(AssetId holder, Location location) {

    /**
     * A step on the way up.
     *
     * @param location the asset's own one
     */
    public record Spot(Optional<AssetId> parent, Optional<Location> location) {}

    /** The asset's own location, else that of the nearest one above it, as far up as the caller may look. */
    public static Optional<Place> nearest(AssetId asset, Function<AssetId, Spot> spots, Predicate<AssetId> mayLookAt) {
        AssetId step = asset;
        while (true) {
            Spot spot = spots.apply(step);
            if (spot.location().isPresent()) {
                return Optional.of(new Place(step, spot.location().get()));
            }
            Optional<AssetId> above = spot.parent().filter(mayLookAt);
            if (above.isEmpty()) {
                return Optional.empty();
            }
            step = above.get();
        }
    }

    /**
     * What a receiver sees: inherited only from within one share that shows locations, never from what its root hangs
     * below, neither at the owner's nor at the receiver's.
     */
    public static Optional<Place> lent(
            AssetId asset, Function<AssetId, Spot> spots, Projection.Shared projection, Predicate<AssetId> mayLookAt) {
        return projection
                .outermostShowing("location")
                .flatMap(top -> nearest(
                        asset,
                        id -> id.equals(top)
                                ? new Spot(Optional.empty(), spots.apply(id).location())
                                : spots.apply(id),
                        mayLookAt));
    }
}
