package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AssetType;
import freehold.assets.model.TypeDraft;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Changes an asset type that exists. */
@Component
public class ChangeAssetType {
    private final ModelChange model;
    private final ReadAssetType reading;
    private final GrowAssetType growth;
    private final LentModel lent;
    private final ReplaceAssignments files;

    ChangeAssetType(
            ModelChange model, ReadAssetType reading, GrowAssetType growth, LentModel lent, ReplaceAssignments files) {
        this.files = files;
        this.model = model;
        this.reading = reading;
        this.growth = growth;
        this.lent = lent;
    }

    /**
     * Makes the type what the client wants.
     *
     * @param wanted made from what the type is; called again if the transaction is
     */
    public FoundType<AssetType> change(
            Caller caller, Address address, long etag, Function<AssetType, TypeDraft.OfAsset> wanted) {
        return model.run(caller, guard -> {
            AssetType before = reading.require(guard, address);
            Grant<Action.EditModel, TenantId> grant = model.leave(guard, Action.EDIT_ASSET_TYPES, before.id());
            IfMatch.check(etag, before.etag());
            TypeDraft.OfAsset draft = wanted.apply(before);
            AssetType after = growth.grow(grant, before, draft);
            draft.files().ifPresent(list -> files.ofType(guard, grant, after, list));
            return lent.found(guard, after);
        });
    }
}
