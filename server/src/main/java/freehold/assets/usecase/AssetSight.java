package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetType;
import freehold.assets.model.PathStep;
import freehold.assets.model.Place;
import freehold.assets.model.Place.Spot;
import freehold.assets.model.ReceiverView;
import freehold.assets.model.SeenAsset;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** How one asset and what is above it look to a caller. */
@Component
class AssetSight {
    private final AssetTable assets;
    private final Ancestry ancestry;
    private final TypeCatalogue types;
    private final FilesShown files;

    AssetSight(AssetTable assets, Ancestry ancestry, TypeCatalogue types, FilesShown files) {
        this.files = files;
        this.assets = assets;
        this.ancestry = ancestry;
        this.types = types;
    }

    FoundAsset see(Guard guard, Grant<? extends Action.OnAsset, AssetRef> grant, Reach reach) {
        Asset asset = assets.find(grant);
        AssetType type = types.type(grant, asset.type()).orElseThrow();
        Ancestry.Walk walk = ancestry.walk(guard, reach);
        List<PathStep> path = walk.path(grant);
        Function<AssetId, Spot> spots = id -> walk.placed(grant.owner(), id).spot();
        AssetId id = asset.ref().id();
        SeenAsset seen =
                switch (grant.projection()) {
                    case Projection.Whole whole ->
                        files.with(
                                guard,
                                SeenAsset.own(
                                        below(asset, path),
                                        type,
                                        Place.nearest(id, spots, above -> isOwn(guard, above)),
                                        guard.isLent(id)));
                    case Projection.Stub stub -> ReceiverView.stub(asset, type);
                    case Projection.Shared shared ->
                        ReceiverView.below(
                                parentOn(path),
                                ReceiverView.of(
                                        asset,
                                        type,
                                        Place.lent(id, spots, shared, above -> mayRead(guard, above)),
                                        shared));
                };
        return new FoundAsset(seen, path);
    }

    /** An own asset whose parent the caller can't see has none. */
    private static Asset below(Asset asset, List<PathStep> path) {
        return new Asset(
                asset.ref(),
                parentOn(path),
                asset.subtenant(),
                asset.type(),
                asset.timezone(),
                asset.twinType(),
                asset.details(),
                asset.deleted(),
                asset.etag());
    }

    private static Optional<AssetId> parentOn(List<PathStep> path) {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast().id());
    }

    private static boolean mayRead(Guard guard, AssetId id) {
        return guard.find(Action.READ, id, Reach.OWN_AND_RECEIVED).isPresent();
    }

    /** Whether it is one of the caller's own that the caller sees: locations are inherited from such only. */
    static boolean isOwn(Guard guard, AssetId id) {
        return guard.find(Action.READ, id, Reach.OWN).isPresent();
    }
}
