package freehold.assets.usecase;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReceivedAssets;
import freehold.assets.model.AspectType;
import freehold.assets.model.AssetType;
import freehold.assets.model.LentTypes;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssetListTable;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Types of received assets, as far as they are lent. */
@Component
class ReceivedTypes {
    private final AssetListTable assets;
    private final TypeCatalogue types;

    ReceivedTypes(AssetListTable assets, TypeCatalogue types) {
        this.assets = assets;
        this.types = types;
    }

    List<AssetType> assetTypes(Guard guard, Reach reach) {
        return lent(guard, reach)
                .flatMap(lent -> lent.assetTypes().values().stream())
                .toList();
    }

    List<AspectType> aspectTypes(Guard guard, Reach reach) {
        return lent(guard, reach)
                .flatMap(lent -> lent.aspectTypes().values().stream())
                .toList();
    }

    Optional<AssetType> assetType(Guard guard, TypeId id, Reach reach) {
        return lentBy(guard, id.tenant(), reach)
                .flatMap(lent -> Optional.ofNullable(lent.assetTypes().get(id)));
    }

    Optional<AspectType> aspectType(Guard guard, TypeId id, Reach reach) {
        return lentBy(guard, id.tenant(), reach)
                .flatMap(lent -> Optional.ofNullable(lent.aspectTypes().get(id)));
    }

    private Stream<LentTypes> lent(Guard guard, Reach reach) {
        return guard.visible(reach).received().stream().map(this::types);
    }

    private Optional<LentTypes> lentBy(Guard guard, TenantId owner, Reach reach) {
        return guard.visible(reach).received().stream()
                .filter(received -> received.grant().owner().equals(owner))
                .findFirst()
                .map(this::types);
    }

    private LentTypes types(ReceivedAssets received) {
        Map<AssetId, TypeId> typeOf = assets.receivedTypes(received);
        Map<TypeId, AssetType> definitions = types.types(received.grant(), new HashSet<>(typeOf.values()));
        Set<LentTypes.Use> uses = new HashSet<>();
        typeOf.forEach((asset, type) -> {
            AssetType definition = definitions.get(type);
            Projection.Shared projection = received.assets().get(asset);
            if (definition != null && projection != null) {
                uses.add(new LentTypes.Use(definition, projection));
            }
        });
        return LentTypes.of(uses, definitions);
    }
}
