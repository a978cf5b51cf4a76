package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Reach;
import freehold.assets.model.AssetType;
import freehold.assets.model.FileAssignment;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssetTable;
import freehold.assets.store.AssignmentTable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Assigns files to assets and types, and takes them away again. A file the caller does not see is as good as missing. */
@Component
public class AssignFiles {
    private final Access access;
    private final ModelChange model;
    private final AssetTable assets;
    private final ReadAssetType types;
    private final AssignmentTable assignments;
    private final ReplaceAssignments replace;
    private final AssetSight sight;
    private final LentModel lent;

    AssignFiles(
            Access access,
            ModelChange model,
            AssetTable assets,
            ReadAssetType types,
            AssignmentTable assignments,
            ReplaceAssignments replace,
            AssetSight sight,
            LentModel lent) {
        this.access = access;
        this.model = model;
        this.assets = assets;
        this.types = types;
        this.assignments = assignments;
        this.replace = replace;
        this.sight = sight;
        this.lent = lent;
    }

    /**
     * Where a file is assigned.
     *
     * @param holder the asset or type
     */
    public record Place(Address holder, long etag, String key) {
        public Place {
            FileAssignment.checkedKey(key);
        }
    }

    /**
     * Changes what an asset has itself.
     *
     * @param fileId empty for none
     */
    public FoundAsset ofAsset(Caller caller, Place place, Optional<String> fileId) {
        return access.write(caller, guard -> {
            Grant<Action.Edit, AssetRef> grant = guard.require(
                    Action.EDIT, place.holder().id(), place.holder().reach());
            IfMatch.check(place.etag(), assets.find(grant).etag());
            Optional<String> shown = ReplaceAssignments.under(
                    place.key(),
                    Optional.empty(),
                    sight.see(guard, grant, Reach.OWN).asset().files());
            if (fileId.isPresent()) {
                replace.put(guard, grant, Map.entry(place.key(), fileId.get()), shown);
            } else if (shown.isEmpty()) {
                throw notAssigned(place);
            } else {
                assignments.remove(grant, place.key());
            }
            if (!assignments.touch(grant, place.etag())) {
                throw IfMatch.stale();
            }
            return sight.see(guard, grant, Reach.OWN);
        });
    }

    /**
     * Changes what a type has itself.
     *
     * @param fileId empty for none
     */
    public FoundType<AssetType> ofType(Caller caller, Place place, Optional<String> fileId) {
        return model.run(caller, guard -> {
            AssetType type = types.require(guard, place.holder());
            Grant<Action.EditModel, TenantId> grant = model.leave(guard, Action.EDIT_ASSET_TYPES, type.id());
            IfMatch.check(place.etag(), type.etag());
            Optional<TypeId> itself = Optional.of(type.id());
            Optional<String> shown = ReplaceAssignments.under(
                    place.key(), itself, lent.found(guard, type).files());
            if (fileId.isPresent()) {
                replace.put(guard, grant, new FileAssignment(place.key(), fileId.get(), itself), shown);
            } else if (shown.isEmpty()) {
                throw notAssigned(place);
            } else {
                assignments.remove(grant, type.id(), place.key());
            }
            if (!assignments.touch(grant, type.id(), place.etag())) {
                throw IfMatch.stale();
            }
            return lent.found(guard, types.require(guard, place.holder()));
        });
    }

    private static ProblemException notAssigned(Place place) {
        return ProblemException.notFound("file assignment", place.key());
    }
}
