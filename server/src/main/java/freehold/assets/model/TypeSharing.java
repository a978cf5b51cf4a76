package freehold.assets.model;

import freehold.assets.model.SeenAsset.Sharing;
import freehold.decision.TenantId;
import java.util.Set;

/**
 * Which types have to do with other tenants: foreign ones are received, some own ones are lent.
 *
 * @param tenant the caller's
 * @param assetTypes own ones that other tenants see
 * @param aspectTypes own ones that other tenants see
 */
public record TypeSharing(TenantId tenant, Set<TypeId> assetTypes, Set<TypeId> aspectTypes) {
    public TypeSharing {
        assetTypes = Set.copyOf(assetTypes);
        aspectTypes = Set.copyOf(aspectTypes);
    }

    public Sharing ofAssetType(TypeId id) {
        return of(id, assetTypes);
    }

    public Sharing ofAspectType(TypeId id) {
        return of(id, aspectTypes);
    }

    private Sharing of(TypeId id, Set<TypeId> lent) {
        if (id.builtIn()) {
            return Sharing.NONE;
        }
        if (!id.tenant().equals(tenant)) {
            return Sharing.RECEIVER;
        }
        return lent.contains(id) ? Sharing.SHARER : Sharing.NONE;
    }
}
