package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AspectType;
import freehold.assets.model.AssetType;
import freehold.assets.model.AssetTypeRules;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.assets.store.AspectTypeTable;
import freehold.assets.store.AssetTypeTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes an asset type what a client wants it to be, as far as it only grows and fits its relatives. */
@Component
class GrowAssetType {
    private final AssetTypeTable assetTypes;
    private final AspectTypeTable aspectTypes;
    private final TypeCatalogue catalogue;

    GrowAssetType(AssetTypeTable assetTypes, AspectTypeTable aspectTypes, TypeCatalogue catalogue) {
        this.assetTypes = assetTypes;
        this.aspectTypes = aspectTypes;
        this.catalogue = catalogue;
    }

    AssetType create(Grant<Action.EditModel, TenantId> grant, TypeId id, TypeDraft.OfAsset draft) {
        check(grant, draft);
        AssetType parent = TypeId.parse(draft.parentTypeId())
                .flatMap(known -> catalogue.type(grant, known))
                .orElseThrow(() -> ProblemException.notFound("asset type", draft.parentTypeId()));
        AssetTypeRules.checkParent(parent);
        assetTypes.insert(grant, id, parent, draft);
        return written(grant, id, draft);
    }

    AssetType grow(Grant<Action.EditModel, TenantId> grant, AssetType before, TypeDraft.OfAsset draft) {
        check(grant, draft);
        AssetTypeRules.checkGrowth(before, draft);
        assetTypes.update(grant, before, draft);
        return written(grant, before.id(), draft);
    }

    private AssetType written(Grant<Action.EditModel, TenantId> grant, TypeId id, TypeDraft.OfAsset draft) {
        AssetType written = catalogue.type(grant, id).orElseThrow();
        AssetTypeRules.checkFamily(draft, relatives(grant, written));
        return written;
    }

    /** A received aspect type is as good as missing. */
    private void check(Grant<Action.EditModel, TenantId> grant, TypeDraft.OfAsset draft) {
        AssetTypeRules.check(draft);
        Set<TypeId> wanted = draft.aspects().stream()
                .map(TypeDraft.AspectUse::aspectTypeId)
                .flatMap(text -> TypeId.parse(text).stream())
                .collect(Collectors.toSet());
        Set<String> known = aspectTypes.find(grant, wanted).stream()
                .map(AspectType::id)
                .map(TypeId::value)
                .collect(Collectors.toSet());
        draft.aspects().stream()
                .filter(aspect -> !known.contains(aspect.aspectTypeId()))
                .findFirst()
                .ifPresent(aspect -> {
                    throw ProblemException.invalid(
                            "/aspects",
                            "aspect " + aspect.name() + ": there is no aspect type " + aspect.aspectTypeId());
                });
    }

    private AssetTypeRules.Family relatives(Grant<Action.EditModel, TenantId> grant, AssetType type) {
        Map<String, TypeId> variables = new HashMap<>();
        Map<String, TypeId> aspects = new HashMap<>();
        type.variables().stream()
                .filter(direct -> !direct.origin().equals(type.id()))
                .forEach(direct -> variables.put(direct.variable().name(), direct.origin()));
        type.aspects().stream()
                .filter(aspect -> !aspect.origin().equals(type.id()))
                .forEach(aspect -> aspects.put(aspect.name(), aspect.origin()));
        for (AssetTypeTable.Row row : assetTypes.descendants(grant, type.id())) {
            row.variables().forEach(variable -> variables.put(variable.name(), row.id()));
            row.aspects().forEach(aspect -> aspects.put(aspect.name(), row.id()));
        }
        return new AssetTypeRules.Family(variables, aspects);
    }
}
