package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.AssetCompanion;
import freehold.assets.AssetQuota;
import freehold.assets.TwinType;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetDraft;
import freehold.assets.model.AssetType;
import freehold.assets.model.Limits;
import freehold.assets.model.StaticValues;
import freehold.assets.model.TimeZones;
import freehold.assets.model.TypeId;
import freehold.assets.model.Values;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.decision.Traits;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Creates an asset below another. */
@Component
public class CreateAsset {
    private final Access access;
    private final AssetTable assets;
    private final TypeCatalogue types;
    private final ReadAsset reading;
    private final AssetQuota quota;
    private final ReplaceAssignments files;
    private final ObjectProvider<AssetCompanion> companions;

    CreateAsset(
            Access access,
            AssetTable assets,
            TypeCatalogue types,
            ReadAsset reading,
            AssetQuota quota,
            ReplaceAssignments files,
            ObjectProvider<AssetCompanion> companions) {
        this.companions = companions;
        this.quota = quota;
        this.files = files;
        this.access = access;
        this.assets = assets;
        this.types = types;
        this.reading = reading;
    }

    public FoundAsset create(Caller caller, AssetDraft draft, Reach reach) {
        AssetId created = access.change(caller, Set.of(), guard -> create(guard, draft, reach));
        // Read anew: only now it is known who sees it through a share of something above.
        return reading.read(caller, new Address(created.value(), Reach.OWN));
    }

    private AssetId create(Guard guard, AssetDraft draft, Reach reach) {
        AssetType type = type(guard, required("/typeId", draft.typeId()));
        Action.AddChild action = new Action.AddChild(type.lineage().contains(TypeId.BASIC_HIERARCHY));
        Grant<Action.AddChild, AssetRef> parent = guard.require(action, required("/parentId", draft.parentId()), reach);
        draft.details().checked();
        if (!type.instantiable()) {
            throw ProblemException.invalid("/typeId", "there can be no assets of type " + type.id());
        }
        if (assets.chain(parent).size() > Limits.HIERARCHY_DEPTH) {
            throw ProblemException.limit(
                    "hierarchy-depth",
                    "An asset can have " + Limits.HIERARCHY_DEPTH + " others above it; "
                            + parent.resource().id() + " is at the last level.");
        }
        Values values = StaticValues.checked(type, draft.details().values(), Values.NONE);
        if (!values.variables().isEmpty()) {
            DirectVariables.require(guard.caller());
        }
        Optional<SubtenantId> subtenant = assets.find(parent).subtenant();
        checkSubtenant(draft, subtenant);
        quota.requireMore(guard, parent, subtenant, 1);
        Asset asset = new Asset(
                new AssetRef(parent.owner(), AssetTable.newId()),
                Optional.of(parent.resource().id()),
                subtenant,
                type.id(),
                draft.timezone()
                        .map(zone -> TimeZones.checked(zone, guard.now()))
                        .orElseGet(() -> assets.tenantZone(parent)),
                draft.twinType().map(CreateAsset::twinType).orElse(TwinType.PERFORMANCE),
                draft.details().with(values),
                Optional.empty(),
                0);
        AssetFact planned = planned(asset, type);
        guard.requireSight(planned);
        assets.insert(parent, asset);
        draft.files().ifPresent(wanted -> files.ofNew(guard, parent, asset.ref().id(), wanted));
        guard.changed(asset.ref().id());
        companions.orderedStream().forEach(companion -> companion.placed(guard, parent, List.of(planned)));
        return asset.ref().id();
    }

    private static AssetFact planned(Asset asset, AssetType type) {
        return new AssetFact(
                asset.ref().id(),
                asset.parent(),
                asset.subtenant(),
                type.lineage().contains(TypeId.BASIC_HIERARCHY) ? AssetFact.Kind.BASIC_HIERARCHY : AssetFact.Kind.OTHER,
                false,
                new Traits(type.lineage().stream().map(TypeId::value).toList(), Set.of()));
    }

    /** A received type is as good as missing: it can't be used for own assets. */
    private AssetType type(Guard guard, String id) {
        Grant<Action.Browse, ?> browse = guard.require(Action.BROWSE);
        return TypeId.parse(id)
                .flatMap(known -> types.type(browse, known))
                .orElseThrow(() -> ProblemException.notFound("asset type", id));
    }

    private static void checkSubtenant(AssetDraft draft, Optional<SubtenantId> ofParent) {
        Optional<String> decided = ofParent.map(SubtenantId::value);
        if (draft.subtenant().isPresent() && !draft.subtenant().equals(decided)) {
            throw ProblemException.invalid("/subTenant", "the subtenant of an asset is that of its parent");
        }
    }

    private static TwinType twinType(String text) {
        return TwinType.parse(text)
                .orElseThrow(() -> ProblemException.invalid("/twinType", "must be performance or simulation"));
    }

    private static String required(String pointer, Optional<String> value) {
        return value.orElseThrow(() -> ProblemException.invalid(pointer, "is missing"));
    }
}
