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
import freehold.files.model.StoredFile;
import freehold.files.model.UploadInParts;
import freehold.files.model.UploadInParts.Part;
import freehold.files.store.FileTable;
import freehold.files.store.PartTable;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Takes the parts of a file. They are kept as contents, and count against the quota, until the upload is complete,
 * aborted, begun anew, or forgotten; so a server that is stopped meanwhile loses none that it has acknowledged.
 */
@Component
public class UploadParts {
    private final Access access;
    private final FileTable files;
    private final PartTable parts;
    private final ContentStore contents;
    private final Follow follow;

    UploadParts(Access access, FileTable files, PartTable parts, ContentStore contents, Follow follow) {
        this.access = access;
        this.files = files;
        this.parts = parts;
        this.contents = contents;
        this.follow = follow;
    }

    /** What counts what is kept, and what removes what is not. */
    @Component
    static final class Follow {
        private final StorageQuota quota;
        private final RemoveUnused unused;

        Follow(StorageQuota quota, RemoveUnused unused) {
            this.quota = quota;
            this.unused = unused;
        }
    }

    /** Begins; parts of an upload to this path that was begun before are gone. */
    public void start(Caller caller, PutFile.Upload upload) {
        List<ContentId> left = writing(caller, upload.address(), guard -> {
            Grant<Action.UploadFiles, AssetRef> grant = require(guard, upload.address());
            files.lock(grant);
            PutFile.replaced(files, grant, upload);
            Optional<UploadInParts> before = parts.find(grant, upload.address().path());
            parts.delete(grant, upload.address().path());
            if (parts.count(grant) >= Limits.UPLOADS_PER_ASSET) {
                throw ProblemException.limit(
                        "uploads", "An asset may have " + Limits.UPLOADS_PER_ASSET + " uploads in parts at a time.");
            }
            parts.start(grant, upload.address().path(), upload.metadata(), guard.now());
            return before.map(UploadInParts::contents).orElse(List.of());
        });
        follow.unused.after(caller, left);
    }

    /** Takes a part; whether it is the first of that number. */
    public boolean put(Caller caller, PutFile.Upload upload, int number, InputStream body) throws IOException {
        if (number < 1 || number > Limits.PARTS) {
            throw ProblemException.invalid("part", "must be from 1 to " + Limits.PARTS);
        }
        UUID id = access.read(
                caller,
                guard -> underWay(require(guard, upload.address()), upload).id());
        try (ContentStore.Draft draft = contents.receive(caller.tenant(), body)) {
            if (draft.size() == 0) {
                throw ProblemException.invalid("part", "must not be empty");
            }
            Optional<ContentId> replaced =
                    writing(caller, upload.address(), guard -> keep(guard, upload, new Arrived(id, number, draft)));
            replaced.filter(before -> !before.equals(draft.id()))
                    .ifPresent(before -> follow.unused.after(caller, List.of(before)));
            return replaced.isEmpty();
        }
    }

    private record Arrived(UUID upload, int number, ContentStore.Draft draft) {}

    private Optional<ContentId> keep(Guard guard, PutFile.Upload upload, Arrived arrived) {
        Grant<Action.UploadFiles, AssetRef> grant = require(guard, upload.address());
        files.lock(grant);
        UploadInParts present = underWay(grant, upload);
        if (!present.id().equals(arrived.upload())) {
            throw UploadInParts.conflict("The upload was begun anew while this part was sent.");
        }
        Optional<StoredFile.Content> replaced = present.parts().stream()
                .filter(part -> part.number() == arrived.number())
                .map(Part::content)
                .findFirst();
        long size = arrived.draft().size();
        long leaving = replaced.map(StoredFile.Content::size).orElse(0L);
        UploadInParts.requireSize(present.size() - leaving + size);
        follow.quota.require(grant, size, leaving);
        guard.subtenantOf(grant).ifPresent(subtenant -> follow.quota.requireArrival(grant, subtenant, size - leaving));
        StoredFile.Content content = new StoredFile.Content(arrived.draft().id(), size);
        parts.put(grant, upload.address().path(), new Part(arrived.number(), content, guard.now()));
        arrived.draft().keep();
        return replaced.map(StoredFile.Content::id);
    }

    /** Gives an upload up, with all its parts. */
    public void abort(Caller caller, FileAddress address) {
        List<ContentId> left = access.write(caller, guard -> {
            Grant<Action.UploadFiles, AssetRef> grant = require(guard, address);
            files.lock(grant);
            UploadInParts present = parts.find(grant, address.path()).orElseThrow(() -> unknown(address));
            parts.delete(grant, address.path());
            return present.contents();
        });
        follow.unused.after(caller, left);
    }

    /** What has come, by number; nothing where no upload is under way. */
    public List<Part> list(Caller caller, FileAddress address) {
        return access.read(
                caller,
                guard -> parts.find(require(guard, address), address.path())
                        .map(UploadInParts::parts)
                        .orElse(List.of()));
    }

    private UploadInParts underWay(Grant<Action.UploadFiles, AssetRef> grant, PutFile.Upload upload) {
        UploadInParts present = parts.find(grant, upload.address().path()).orElseThrow(() -> unknown(upload.address()));
        present.requireSame(grant.caller().principal().name(), upload.metadata());
        return present;
    }

    private <T> T writing(Caller caller, FileAddress address, java.util.function.Function<Guard, T> work) {
        try {
            return access.write(caller, work);
        } catch (DataIntegrityViolationException purgedMeanwhile) {
            throw ProblemException.notFound("asset", address.assetId());
        }
    }

    static ProblemException unknown(FileAddress address) {
        return ProblemException.notFound("upload", address.path().toString());
    }

    static Grant<Action.UploadFiles, AssetRef> require(Guard guard, FileAddress address) {
        return guard.require(Action.UPLOAD_FILES, address.assetId(), Reach.OWN_AND_RECEIVED);
    }
}
