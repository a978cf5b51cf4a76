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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Assets that lists show otherwise than they are kept: received ones as the receiver sees them, for there is no other
 * form of them to search in.
 */
@Component
class LentAssets {
    private final AssetListTable assets;
    private final TypeCatalogue types;

    LentAssets(AssetListTable assets, TypeCatalogue types) {
        this.assets = assets;
        this.types = types;
    }

    /** All received ones, and the top of one's own tree where only its name shows. */
    List<SeenAsset> all(VisibleAssets visible) {
        return Stream.concat(
                        stubs(visible).stream(),
                        visible.received().stream().flatMap(lent -> received(visible, lent).stream()))
                .toList();
    }

    private List<SeenAsset> stubs(VisibleAssets visible) {
        if (visible.stubs().isEmpty()) {
            return List.of();
        }
        List<Asset> rows = assets.stubs(visible);
        Map<TypeId, AssetType> definitions =
                types.types(visible.grant(), rows.stream().map(Asset::type).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> ReceiverView.stub(row, known(definitions, row.type())))
                .toList();
    }

    private List<SeenAsset> received(VisibleAssets visible, ReceivedAssets lent) {
        List<Asset> rows = assets.received(lent);
        Map<TypeId, AssetType> definitions =
                types.types(lent.grant(), rows.stream().map(Asset::type).collect(Collectors.toSet()));
        Map<AssetId, Spot> spots =
                rows.stream().collect(Collectors.toMap(row -> row.ref().id(), LentAssets::spot));
        return rows.stream()
                .map(row -> {
                    Projection.Shared projection = projection(lent, row);
                    // What a share shows between an asset and the share's root is all among the rows, unless the
                    // receiver's own policies hide some of it.
                    Optional<Place> place =
                            Place.lent(row.ref().id(), id -> known(spots, id), projection, spots::containsKey);
                    SeenAsset seen = ReceiverView.of(row, known(definitions, row.type()), place, projection);
                    return ReceiverView.below(
                            seen.parent().filter(parent -> spots.containsKey(parent) || visible.notices(parent)), seen);
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
