package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.model.AssetType;
import freehold.assets.model.FileAssignment;
import freehold.assets.model.Limits;
import freehold.assets.model.TypeId;
import freehold.assets.store.AssignmentTable;
import freehold.assets.store.ModelFileTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes the files of an asset or a type what a list says: what the list lacks of those the caller sees is taken away.
 * Those it has from types above are named in what was read, and stay theirs when that is written back.
 */
@Component
class ReplaceAssignments {
    private final AssignmentTable assignments;
    private final ModelFileTable files;
    private final FilesShown shown;

    ReplaceAssignments(AssignmentTable assignments, ModelFileTable files, FilesShown shown) {
        this.shown = shown;
        this.assignments = assignments;
        this.files = files;
    }

    /**
     * To be called once the asset is changed, which keeps others from changing it.
     *
     * @param before what the caller sees of the asset's files
     */
    void ofAsset(
            Guard guard, Grant<Action.Edit, AssetRef> grant, List<FileAssignment> before, Map<String, String> wanted) {
        own(before, Optional.empty())
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> assignments.remove(grant, key));
        wanted.entrySet().stream()
                .filter(differsFrom(before))
                .forEach(entry -> put(guard, grant, entry, under(entry.getKey(), Optional.empty(), before)));
    }

    /** As for an asset. */
    void ofType(Guard guard, Grant<Action.EditModel, TenantId> grant, AssetType type, Map<String, String> wanted) {
        List<FileAssignment> before = shown.of(guard, List.of(type)).getOrDefault(type.id(), List.of());
        Optional<TypeId> itself = Optional.of(type.id());
        own(before, itself)
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> assignments.remove(grant, type.id(), key));
        wanted.entrySet().stream().filter(differsFrom(before)).forEach(entry -> {
            FileAssignment file = new FileAssignment(entry.getKey(), entry.getValue(), itself);
            put(guard, grant, file, under(entry.getKey(), itself, before));
        });
    }

    /**
     * Of a type that is being made. Files that aren't there are left out: the vendor's client writes one of its own
     * examples into the template of each type.
     */
    void ofNewType(Guard guard, Grant<Action.EditModel, TenantId> grant, AssetType made, Map<String, String> wanted) {
        Map<String, String> there = new HashMap<>(wanted);
        there.values().removeIf(file -> held(guard, file).isEmpty());
        ofType(guard, grant, made, there);
    }

    /** Of an asset that is being made, and has none but those its type brings. */
    void ofNew(Guard guard, Grant<Action.AddChild, AssetRef> parent, AssetId made, Map<String, String> wanted) {
        if (wanted.size() > Limits.FILES_ASSIGNED) {
            throw tooMany();
        }
        wanted.forEach((key, file) -> assignments.add(parent, made, key, known(guard, file)));
    }

    /**
     * Assigns a file to an asset.
     *
     * @param replaced what the caller sees there, and may replace
     */
    void put(
            Guard guard,
            Grant<Action.Edit, AssetRef> grant,
            Map.Entry<String, String> file,
            Optional<String> replaced) {
        String key = file.getKey();
        checkNumber(assignments.others(grant, key));
        if (!assignments.put(grant, key, known(guard, file.getValue()), replaced)) {
            throw inUse(key);
        }
    }

    /** Assigns a file to the type it names as its origin. */
    void put(Guard guard, Grant<Action.EditModel, TenantId> grant, FileAssignment file, Optional<String> replaced) {
        TypeId type = file.origin().orElseThrow();
        checkNumber(assignments.others(grant, type, file.key()));
        known(guard, file.fileId());
        if (!assignments.put(grant, type, file, replaced)) {
            throw inUse(file.key());
        }
    }

    private static Stream<String> own(List<FileAssignment> shown, Optional<TypeId> origin) {
        return shown.stream().filter(file -> file.origin().equals(origin)).map(FileAssignment::key);
    }

    private static Predicate<Map.Entry<String, String>> differsFrom(List<FileAssignment> shown) {
        return wanted -> shown.stream()
                .noneMatch(file ->
                        file.key().equals(wanted.getKey()) && file.fileId().equals(wanted.getValue()));
    }

    /** The file that the caller sees under the key, if it comes from there. */
    static Optional<String> under(String key, Optional<TypeId> origin, List<FileAssignment> files) {
        return files.stream()
                .filter(file -> file.origin().equals(origin) && file.key().equals(key))
                .map(FileAssignment::fileId)
                .findFirst();
    }

    private String known(Guard guard, String fileId) {
        return held(guard, fileId).orElseThrow(() -> ProblemException.notFound("file", fileId));
    }

    private Optional<String> held(Guard guard, String fileId) {
        return files.hold(guard.require(Action.BROWSE), FilesShown.sight(guard), fileId);
    }

    private static void checkNumber(long others) {
        if (others >= Limits.FILES_ASSIGNED) {
            throw tooMany();
        }
    }

    private static ProblemException tooMany() {
        return ProblemException.limit(
                "fileAssignments", "An asset or a type may have " + Limits.FILES_ASSIGNED + " files itself.");
    }

    /** By a file the caller can't see, which is not the caller's to take away. */
    private static ProblemException inUse(String key) {
        return ProblemException.conflict("key-in-use", "The key " + key + " has another file already.");
    }
}
