package freehold.files.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.files.ContentId;
import freehold.files.ContentStore;
import freehold.files.Limits;
import freehold.files.StorageQuota;
import freehold.files.model.FileFilter;
import freehold.files.model.Metadata;
import freehold.files.model.StoredFile;
import freehold.files.store.FileTable;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Adds a file or replaces one. Whoever may not is refused before the content is received; it is received outside of any
 * transaction, and all is decided once more in the one that makes it the file's.
 */
@Component
public class PutFile {
    private final Access access;
    private final FileTable table;
    private final ContentStore contents;
    private final StorageQuota quota;
    private final RemoveUnused unused;

    PutFile(Access access, FileTable table, ContentStore contents, StorageQuota quota, RemoveUnused unused) {
        this.access = access;
        this.table = table;
        this.contents = contents;
        this.quota = quota;
        this.unused = unused;
    }

    /**
     * What is to be done.
     *
     * @param ifMatch the header as it came
     */
    public record Upload(FileAddress address, Metadata metadata, Optional<String> ifMatch) {}

    /** The file, and whether it was not there before. */
    public record Put(StoredFile file, boolean created) {}

    public Put put(Caller caller, Upload upload, InputStream body) throws IOException {
        access.read(caller, guard -> replaced(table, require(guard, upload), upload));
        try (ContentStore.Draft draft = contents.receive(caller.tenant(), body)) {
            return keep(caller, new Kept(upload, draft, List.of()), guard -> {});
        }
    }

    /** What has been received, and contents that go away for it. */
    record Kept(Upload upload, ContentStore.Draft draft, List<ContentId> left) {}

    /**
     * Makes what was received the file's.
     *
     * @param before done first, in the same transaction
     */
    Put keep(Caller caller, Kept kept, Consumer<Guard> before) {
        Step step = stored(caller, kept, before);
        List<ContentId> left = new ArrayList<>(kept.left());
        step.replaced().map(old -> old.content().id()).ifPresent(left::add);
        left.remove(kept.draft().id());
        unused.after(caller, left);
        return new Put(step.file(), step.replaced().isEmpty());
    }

    private Step stored(Caller caller, Kept kept, Consumer<Guard> before) {
        try {
            return access.write(caller, guard -> {
                before.accept(guard);
                return store(guard, kept.upload(), kept.draft());
            });
        } catch (DataIntegrityViolationException purgedMeanwhile) {
            throw ProblemException.notFound("asset", kept.upload().address().assetId());
        }
    }

    private record Step(StoredFile file, Optional<StoredFile> replaced) {}

    private Step store(Guard guard, Upload upload, ContentStore.Draft draft) {
        Grant<Action.UploadFiles, AssetRef> grant = require(guard, upload);
        table.lock(grant);
        Optional<StoredFile> replaced = replaced(table, grant, upload);
        if (replaced.isEmpty() && table.count(grant, FileFilter.NONE) >= Limits.FILES_PER_ASSET) {
            throw ProblemException.limit("files", "An asset may have " + Limits.FILES_PER_ASSET + " files.");
        }
        long leaving = replaced.map(StoredFile::size).orElse(0L);
        quota.require(grant, draft.size(), leaving);
        guard.subtenantOf(grant).ifPresent(subtenant -> quota.requireArrival(grant, subtenant, draft.size() - leaving));
        StoredFile.Content content = new StoredFile.Content(draft.id(), draft.size());
        StoredFile file = table.put(
                grant, new FileTable.NewFile(upload.address().path(), upload.metadata(), content, guard.now()));
        draft.keep();
        return new Step(file, replaced);
    }

    private static Grant<Action.UploadFiles, AssetRef> require(Guard guard, Upload upload) {
        return guard.require(Action.UPLOAD_FILES, upload.address().assetId(), Reach.OWN_AND_RECEIVED);
    }

    /** The file that is there already, if it is the one the client wants to replace. */
    static Optional<StoredFile> replaced(FileTable table, Grant<Action.UploadFiles, AssetRef> grant, Upload upload) {
        Optional<StoredFile> known = table.find(grant, upload.address().path());
        if (known.isPresent()) {
            IfMatch.check(
                    IfMatch.require(upload.ifMatch().orElse(null)), known.get().etag());
        } else if (upload.ifMatch().isPresent()) {
            throw IfMatch.stale();
        }
        return known;
    }
}
