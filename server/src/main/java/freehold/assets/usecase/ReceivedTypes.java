package freehold.assets.usecase;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReceivedAssets;
import freehold.assets.model.AspectType;
import freehold.assets.model.AssetType;
import freehold.assets.model.LentTypes;
import freehold.assets.model.TypeId;
import freehold.decision.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Types of received assets, as far as they are lent. */
@Component
class ReceivedTypes {
    private final TypesOfLent types;

    ReceivedTypes(TypesOfLent types) {
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
        return types.of(received.grant(), List.of(received.assets()));
    }
}
