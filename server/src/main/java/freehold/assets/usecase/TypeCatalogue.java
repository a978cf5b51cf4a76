package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AspectType;
import freehold.assets.model.AssetType;
import freehold.assets.model.TypeDraft.AspectUse;
import freehold.assets.model.TypeId;
import freehold.assets.store.AspectTypeTable;
import freehold.assets.store.AssetTypeTable;
import freehold.decision.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts asset types together from what they bring themselves and what they inherit. */
@Component
class TypeCatalogue {
    private final AssetTypeTable assetTypes;
    private final AspectTypeTable aspectTypes;

    TypeCatalogue(AssetTypeTable assetTypes, AspectTypeTable aspectTypes) {
        this.assetTypes = assetTypes;
        this.aspectTypes = aspectTypes;
    }

    /** Types of the grant's owner and built-in ones, as they are: those that exist among the ids, and all above them. */
    Map<TypeId, AssetType> types(Grant<? extends Action, ?> grant, Collection<TypeId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<TypeId, AssetTypeTable.Row> rows = assetTypes.withAncestors(grant, ids).stream()
                .collect(Collectors.toMap(AssetTypeTable.Row::id, row -> row));
        List<TypeId> used = rows.values().stream()
                .flatMap(row -> row.aspects().stream())
                .map(AspectUse::aspectTypeId)
                .distinct()
                .map(TypeId::new)
                .toList();
        Map<TypeId, AspectType> aspects = used.isEmpty()
                ? Map.of()
                : aspectTypes.find(grant, used).stream().collect(Collectors.toMap(AspectType::id, type -> type));
        Map<TypeId, AssetType> types = new HashMap<>();
        rows.values().forEach(row -> types.put(row.id(), assemble(row, rows, aspects)));
        return types;
    }

    Optional<AssetType> type(Grant<? extends Action, ?> grant, TypeId id) {
        return Optional.ofNullable(types(grant, List.of(id)).get(id));
    }

    private static AssetType assemble(
            AssetTypeTable.Row row, Map<TypeId, AssetTypeTable.Row> rows, Map<TypeId, AspectType> aspectTypes) {
        List<AssetType.Direct> variables = new ArrayList<>();
        List<AssetType.Aspect> aspects = new ArrayList<>();
        for (TypeId origin : row.lineage().reversed()) {
            AssetTypeTable.Row step = known(rows, origin);
            step.variables().forEach(variable -> variables.add(new AssetType.Direct(variable, origin)));
            step.aspects()
                    .forEach(use -> aspects.add(new AssetType.Aspect(
                            use.name(), known(aspectTypes, new TypeId(use.aspectTypeId())), origin)));
        }
        return new AssetType(
                row.id(),
                row.name(),
                row.description(),
                row.lineage(),
                row.instantiable(),
                variables,
                aspects,
                row.etag());
    }

    /** The database's foreign keys make sure of it. */
    private static <T> T known(Map<TypeId, T> types, TypeId id) {
        T type = types.get(id);
        if (type == null) {
            throw new IllegalStateException("type " + id + " is referenced and missing");
        }
        return type;
    }
}
