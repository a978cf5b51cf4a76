package freehold.assets.usecase;

import freehold.access.ReceivedAssets;
import freehold.access.VisibleAssets;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetType;
import freehold.assets.model.Place;
import freehold.assets.model.Place.Spot;
import freehold.assets.model.ReceiverView;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssetListTable;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Received assets as lists need them: as the receiver sees them, for there is no other form of them to search in. */
@Component
class LentAssets {
    private final AssetListTable assets;
    private final TypeCatalogue types;

    LentAssets(AssetListTable assets, TypeCatalogue types) {
        this.assets = assets;
        this.types = types;
    }

    List<SeenAsset> all(VisibleAssets visible) {
        return visible.received().stream()
                .flatMap(lent -> received(lent).stream())
                .toList();
    }

    private List<SeenAsset> received(ReceivedAssets lent) {
        List<Asset> rows = assets.received(lent);
        Map<TypeId, AssetType> definitions =
                types.types(lent.grant(), rows.stream().map(Asset::type).collect(Collectors.toSet()));
        Map<AssetId, Spot> spots =
                rows.stream().collect(Collectors.toMap(row -> row.ref().id(), LentAssets::spot));
        return rows.stream()
                .map(row -> {
                    Projection.Shared projection = projection(lent, row);
                    // What a share shows between an asset and the share's root is all among the rows.
                    Optional<Place> place = Place.lent(row.ref().id(), id -> known(spots, id), projection);
                    return ReceiverView.of(row, known(definitions, row.type()), place, projection);
                })
                .toList();
    }

    private static Projection.Shared projection(ReceivedAssets lent, Asset row) {
        Projection.Shared projection = lent.assets().get(row.ref().id());
        if (projection == null) {
            throw new IllegalStateException("asset " + row.ref().id() + " was read and is not lent");
        }
        return projection;
    }

    static Spot spot(Asset row) {
        return new Spot(row.parent(), row.details().location());
    }

    static <K, V> V known(Map<K, V> values, K key) {
        V value = values.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " is referenced and missing");
        }
        return value;
    }
}
