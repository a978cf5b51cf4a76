package freehold.assets.usecase;

import freehold.access.Guard;
import freehold.assets.model.AssetType;
import freehold.assets.model.FileAssignment;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssignmentTable;
import freehold.assets.store.AssignmentTable.Assigned;
import freehold.assets.store.AssignmentTable.Holders;
import freehold.assets.store.FileSight;
import freehold.decision.Action;
import freehold.decision.AssetId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which assigned files a caller sees with its own assets and types. Of received ones it sees none. */
@Component
class FilesShown {
    private final AssignmentTable assignments;

    FilesShown(AssignmentTable assignments) {
        this.assignments = assignments;
    }

    static FileSight sight(Guard guard) {
        return FileSight.of(guard.caller(), guard.unbound());
    }

    SeenAsset with(Guard guard, SeenAsset own) {
        return with(guard, List.of(own)).getFirst();
    }

    List<SeenAsset> with(Guard guard, List<SeenAsset> own) {
        Set<TypeId> types =
                own.stream().flatMap(asset -> asset.lineage().stream()).collect(Collectors.toSet());
        Assigned assigned = of(guard, own.stream().map(SeenAsset::id).toList(), types);
        return own.stream()
                .map(asset -> asset.withFiles(FileAssignment.effective(
                        assigned.assets().getOrDefault(asset.id(), List.of()), asset.lineage(), assigned.types())))
                .toList();
    }

    /** By type, with those that come from above. */
    Map<TypeId, List<FileAssignment>> of(Guard guard, Collection<AssetType> types) {
        Set<TypeId> all =
                types.stream().flatMap(type -> type.lineage().stream()).collect(Collectors.toSet());
        Assigned assigned = of(guard, List.of(), all);
        return types.stream()
                .collect(Collectors.toMap(
                        AssetType::id,
                        type -> FileAssignment.effective(List.of(), type.lineage(), assigned.types()),
                        (first, same) -> first));
    }

    private Assigned of(Guard guard, List<AssetId> assets, Set<TypeId> types) {
        List<TypeId> ownTypes = types.stream()
                .filter(type -> OwnTypes.isOwn(guard.caller(), type))
                .toList();
        return assets.isEmpty() && ownTypes.isEmpty()
                ? new Assigned(Map.of(), Map.of())
                : assignments.of(guard.require(Action.BROWSE), sight(guard), new Holders(assets, ownTypes));
    }
}
