package freehold.assets.usecase;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.AssetType;
import freehold.assets.model.LentTypes;
import freehold.assets.model.TypeId;
import freehold.assets.model.TypeSharing;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which of the tenant's own types other tenants see at the moment, because assets of them are lent. */
@Component
class LentModel {
    private final TypesOfLent types;
    private final FilesShown files;

    LentModel(TypesOfLent types, FilesShown files) {
        this.types = types;
        this.files = files;
    }

    /** With the files that its assets are assigned. */
    FoundType<AssetType> found(Guard guard, AssetType type) {
        return new FoundType<>(
                type,
                sharing(guard, List.of(type.id())),
                files.of(guard, List.of(type)).getOrDefault(type.id(), List.of()));
    }

    <T> FoundType<T> found(Guard guard, TypeId id, T type) {
        return new FoundType<>(type, sharing(guard, List.of(id)));
    }

    /**
     * What holds of the types shown.
     *
     * @param shown without own ones among them there is nothing to find out
     */
    TypeSharing sharing(Guard guard, Collection<TypeId> shown) {
        if (shown.stream().noneMatch(id -> OwnTypes.isOwn(guard.caller(), id))) {
            return new TypeSharing(guard.caller().tenant(), Set.of(), Set.of());
        }
        LentTypes lent = types.of(guard.visible(Reach.OWN).grant(), guard.lent().values());
        return new TypeSharing(
                guard.caller().tenant(),
                lent.assetTypes().keySet(),
                lent.aspectTypes().keySet());
    }
}
