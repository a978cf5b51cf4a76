package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.model.AspectType;
import freehold.assets.model.AssetType;
import freehold.assets.model.AssetTypeRules;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.assets.store.AspectTypeTable;
import freehold.assets.store.AssetTypeTable;
import freehold.assets.store.TypeLock;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Creates an asset type, or lets one grow. */
@Component
public class PutAssetType {
    private final Access access;
    private final AssetTypeTable assetTypes;
    private final AspectTypeTable aspectTypes;
    private final TypeCatalogue catalogue;
    private final TypeLock lock;
    private final ReadAssetType reading;

    PutAssetType(
            Access access,
            AssetTypeTable assetTypes,
            AspectTypeTable aspectTypes,
            TypeCatalogue catalogue,
            TypeLock lock,
            ReadAssetType reading) {
        this.access = access;
        this.assetTypes = assetTypes;
        this.aspectTypes = aspectTypes;
        this.catalogue = catalogue;
        this.lock = lock;
        this.reading = reading;
    }

    public PutResult<AssetType> put(
            Caller caller, Address address, Precondition precondition, TypeDraft.OfAsset draft) {
        return access.write(caller, guard -> put(guard, address, precondition, draft));
    }

    private PutResult<AssetType> put(Guard guard, Address address, Precondition precondition, TypeDraft.OfAsset draft) {
        Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
        lock.take(browse);
        Optional<FoundType<AssetType>> found = reading.find(guard, address);
        Grant<Action.EditModel, TenantId> grant =
                guard.require(found.isPresent() ? Action.EDIT_ASSET_TYPES : ModelRights.createTypes(guard));
        TypeId id = TypeId.parse(address.id())
                .filter(parsed -> found.isPresent() || OwnTypes.isOwn(guard.caller(), parsed))
                .orElseThrow(() -> OwnTypes.wrongPrefix(guard.caller(), address.id()));
        if (!OwnTypes.isOwn(guard.caller(), id)) {
            throw OwnTypes.notOwner(id);
        }
        AssetTypeRules.check(draft);
        checkAspectTypes(browse, draft);
        if (found.isPresent()) {
            grow(grant, precondition, found.get().type(), draft);
        } else {
            create(grant, precondition, id, draft);
        }
        AssetType written = catalogue.type(browse, id).orElseThrow();
        AssetTypeRules.checkFamily(draft, relatives(browse, written));
        return new PutResult<>(written, found.isEmpty());
    }

    private void create(
            Grant<Action.EditModel, TenantId> grant, Precondition precondition, TypeId id, TypeDraft.OfAsset draft) {
        precondition.checkMissing();
        AssetType parent = TypeId.parse(draft.parentTypeId())
                .flatMap(known -> catalogue.type(grant, known))
                .orElseThrow(() -> ProblemException.notFound("asset type", draft.parentTypeId()));
        AssetTypeRules.checkParent(parent);
        assetTypes.insert(grant, id, parent, draft);
    }

    private void grow(
            Grant<Action.EditModel, TenantId> grant,
            Precondition precondition,
            AssetType before,
            TypeDraft.OfAsset draft) {
        precondition.checkPresent(before.etag());
        AssetTypeRules.checkGrowth(before, draft);
        assetTypes.update(grant, before, draft);
    }

    /** A received aspect type is as good as missing. */
    private void checkAspectTypes(Grant<Action.Browse, TenantId> browse, TypeDraft.OfAsset draft) {
        Set<TypeId> wanted = draft.aspects().stream()
                .map(TypeDraft.AspectUse::aspectTypeId)
                .flatMap(text -> TypeId.parse(text).stream())
                .collect(Collectors.toSet());
        Set<String> known = aspectTypes.find(browse, wanted).stream()
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

    private AssetTypeRules.Family relatives(Grant<Action.Browse, TenantId> browse, AssetType type) {
        Map<String, TypeId> variables = new HashMap<>();
        Map<String, TypeId> aspects = new HashMap<>();
        type.variables().stream()
                .filter(direct -> !direct.origin().equals(type.id()))
                .forEach(direct -> variables.put(direct.variable().name(), direct.origin()));
        type.aspects().stream()
                .filter(aspect -> !aspect.origin().equals(type.id()))
                .forEach(aspect -> aspects.put(aspect.name(), aspect.origin()));
        List<AssetTypeTable.Row> below = assetTypes.descendants(browse, type.id());
        for (AssetTypeTable.Row row : below) {
            row.variables().forEach(variable -> variables.put(variable.name(), row.id()));
            row.aspects().forEach(aspect -> aspects.put(aspect.name(), row.id()));
        }
        return new AssetTypeRules.Family(variables, aspects);
    }
}
