package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AssetType;
import freehold.assets.model.LentTypes;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssetListTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Types of lent assets, as far as they are lent with them. */
@Component
class TypesOfLent {
    private final AssetListTable assets;
    private final TypeCatalogue types;

    TypesOfLent(AssetListTable assets, TypeCatalogue types) {
        this.assets = assets;
        this.types = types;
    }

    /**
     * One owner's types.
     *
     * @param lent for each receiver in question, what it sees of each asset
     */
    LentTypes of(Grant<Action.Read, TenantId> owner, Collection<Map<AssetId, Projection.Shared>> lent) {
        Set<AssetId> ids =
                lent.stream().flatMap(assets -> assets.keySet().stream()).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return new LentTypes(new TreeMap<>(), new TreeMap<>());
        }
        Map<AssetId, TypeId> typeOf = assets.typesOf(owner, ids);
        Map<TypeId, AssetType> definitions = types.types(owner, new HashSet<>(typeOf.values()));
        Set<LentTypes.Use> uses = new HashSet<>();
        lent.forEach(seen -> seen.forEach((asset, projection) -> {
            TypeId type = typeOf.get(asset);
            AssetType definition = type == null ? null : definitions.get(type);
            if (definition != null) {
                uses.add(new LentTypes.Use(definition, projection));
            }
        }));
        return LentTypes.of(uses, definitions);
    }
}
