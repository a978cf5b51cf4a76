package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetQuota;
import freehold.assets.model.AssetType;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Creates an asset type, or lets one grow. */
@Component
public class PutAssetType {
    private final ModelChange model;
    private final ReadAssetType reading;
    private final GrowAssetType growth;
    private final LentModel lent;
    private final AssetQuota quota;
    private final ReplaceAssignments files;

    PutAssetType(
            ModelChange model,
            ReadAssetType reading,
            GrowAssetType growth,
            LentModel lent,
            AssetQuota quota,
            ReplaceAssignments files) {
        this.files = files;
        this.quota = quota;
        this.model = model;
        this.reading = reading;
        this.growth = growth;
        this.lent = lent;
    }

    public PutResult<AssetType> put(
            Caller caller, Address address, Precondition precondition, TypeDraft.OfAsset draft) {
        return model.run(caller, guard -> {
            Optional<AssetType> before = reading.find(guard, address);
            AssetType written = before.isPresent()
                    ? grow(guard, precondition, before.get(), draft)
                    : create(guard, precondition, address, draft);
            return new PutResult<>(lent.found(guard, written), before.isEmpty());
        });
    }

    private AssetType create(Guard guard, Precondition precondition, Address address, TypeDraft.OfAsset draft) {
        Grant<Action.EditModel, TenantId> grant = guard.require(ModelRights.createTypes(guard));
        TypeId id = OwnTypes.newId(guard.caller(), address.id());
        precondition.checkMissing();
        quota.requireType(grant);
        AssetType made = growth.create(grant, id, draft);
        draft.files().ifPresent(list -> files.ofNewType(guard, grant, made, list));
        return made;
    }

    private AssetType grow(Guard guard, Precondition precondition, AssetType before, TypeDraft.OfAsset draft) {
        Grant<Action.EditModel, TenantId> grant = model.leave(guard, Action.EDIT_ASSET_TYPES, before.id());
        precondition.checkPresent(before.etag());
        AssetType grown = growth.grow(grant, before, draft);
        draft.files().ifPresent(list -> files.ofType(guard, grant, grown, list));
        return grown;
    }
}
