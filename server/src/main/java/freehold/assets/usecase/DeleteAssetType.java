package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AssetType;
import freehold.assets.store.AssetTypeTable;
import freehold.assets.store.TypeUsers;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deletes an asset type from which no other is derived, and of which there is no asset, not even a deleted one. */
@Component
public class DeleteAssetType {
    private final ModelChange model;
    private final ReadAssetType reading;
    private final AssetTypeTable assetTypes;
    private final TypeUsers users;

    DeleteAssetType(ModelChange model, ReadAssetType reading, AssetTypeTable assetTypes, TypeUsers users) {
        this.model = model;
        this.reading = reading;
        this.assetTypes = assetTypes;
        this.users = users;
    }

    public void delete(Caller caller, Address address, long etag) {
        model.run(caller, guard -> {
            AssetType type = reading.require(guard, address);
            Grant<Action.EditModel, TenantId> grant = model.leave(guard, Action.DELETE_ASSET_TYPES, type.id());
            IfMatch.check(etag, type.etag());
            refuse(type, "derived from it are the types", users.childrenOf(grant, type.id(), OwnTypes.NAMED + 1));
            refuse(type, "of this type are the assets", users.assetsOf(grant, type.id(), OwnTypes.NAMED + 1));
            assetTypes.delete(grant, type.id());
            return null;
        });
    }

    private static void refuse(AssetType type, String by, List<String> users) {
        if (!users.isEmpty()) {
            throw OwnTypes.inUse(type.id(), by, users);
        }
    }
}
