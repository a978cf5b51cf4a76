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
import freehold.assets.store.AssetTable.Placed;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** How one asset and what is above it look to a caller. */
@Component
class AssetSight {
    private final AssetTable assets;
    private final TypeCatalogue types;

    AssetSight(AssetTable assets, TypeCatalogue types) {
        this.assets = assets;
        this.types = types;
    }

    FoundAsset see(Guard guard, Grant<? extends Action.OnAsset, AssetRef> grant, Reach reach) {
        Asset asset = assets.find(grant);
        AssetType type = types.type(grant, asset.type()).orElseThrow();
        Map<AssetId, Placed> chain = assets.chain(grant);
        List<PathStep> path = path(guard, reach, grant, chain);
        Function<AssetId, Spot> spots = id -> placed(chain, id).spot();
        AssetId id = asset.ref().id();
        SeenAsset seen =
                switch (grant.projection()) {
                    case Projection.Whole whole ->
                        SeenAsset.own(
                                below(asset, path),
                                type,
                                Place.nearest(id, spots, above -> isOwn(guard, above)),
                                guard.isLent(id));
                    case Projection.Shared shared ->
                        ReceiverView.of(asset, type, Place.lent(id, spots, shared), shared);
                };
        return new FoundAsset(seen, path);
    }

    /** An own asset whose parent the caller can't see has none. */
    private static Asset below(Asset asset, List<PathStep> path) {
        Optional<AssetId> parent =
                path.isEmpty() ? Optional.empty() : Optional.of(path.getLast().id());
        return new Asset(
                asset.ref(),
                parent,
                asset.subtenant(),
                asset.type(),
                asset.timezone(),
                asset.twinType(),
                asset.details(),
                asset.deleted(),
                asset.etag());
    }

    /** Whether it is one of the caller's own that the caller sees: locations are inherited from such only. */
    static boolean isOwn(Guard guard, AssetId id) {
        return guard.find(Action.READ, id, Reach.OWN).isPresent();
    }

    /** From the top down to the parent, beginning below the first ancestor the caller can't see. */
    private List<PathStep> path(
            Guard guard,
            Reach reach,
            Grant<? extends Action.OnAsset, AssetRef> asset,
            Map<AssetId, Placed> ownersChain) {
        Deque<PathStep> path = new ArrayDeque<>();
        Grant<? extends Action.OnAsset, AssetRef> current = asset;
        Map<AssetId, Placed> chain = ownersChain;
        while (true) {
            Optional<Grant<Action.Read, AssetRef>> above =
                    parent(current, chain).flatMap(parent -> guard.find(Action.READ, parent, reach));
            if (above.isEmpty()) {
                return List.copyOf(path);
            }
            if (!above.get().owner().equals(current.owner())) {
                chain = assets.chain(above.get());
            }
            current = above.get();
            AssetId id = current.resource().id();
            path.addFirst(new PathStep(
                    id,
                    ReceiverView.name(
                            current.projection(), id, placed(chain, id).name())));
        }
    }

    private static Optional<AssetId> parent(
            Grant<? extends Action.OnAsset, AssetRef> asset, Map<AssetId, Placed> chain) {
        Placed placed = placed(chain, asset.resource().id());
        return switch (asset.projection()) {
            case Projection.Whole whole -> placed.spot().parent();
            case Projection.Shared shared ->
                ReceiverView.parent(asset.resource().id(), placed.spot().parent(), shared);
        };
    }

    private static Placed placed(Map<AssetId, Placed> chain, AssetId id) {
        Placed placed = chain.get(id);
        if (placed == null) {
            throw new IllegalStateException("asset " + id + " is decided on and missing");
        }
        return placed;
    }
}
