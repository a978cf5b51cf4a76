package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.FileContents;
import freehold.assets.model.Limits;
import freehold.assets.model.ModelFile;
import freehold.assets.store.ModelFileTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds, replaces and deletes files that can be assigned. The content is received outside of any transaction. */
@Component
public class KeepModelFiles {
    private final Access access;
    private final ModelFileTable table;
    private final FileContents contents;

    KeepModelFiles(Access access, ModelFileTable table, FileContents contents) {
        this.access = access;
        this.table = table;
        this.contents = contents;
    }

    /** What a client sends. */
    public record Upload(ModelFile.Details details, InputStream content) {}

    public ModelFile add(Caller caller, Upload upload) throws IOException {
        ModelFile.Details details = upload.details().checked();
        access.read(caller, guard -> guard.require(Action.KEEP_FILES).resource());
        try (FileContents.Draft draft = contents.receive(caller.tenant(), upload.content())) {
            return access.write(caller, guard -> {
                Grant<Action.KeepFiles, TenantId> grant = guard.require(Action.KEEP_FILES);
                if (table.countToAdd(grant) >= Limits.FILES) {
                    throw ProblemException.limit("files", "A tenant may have " + Limits.FILES + " files to assign.");
                }
                String id = UUID.randomUUID().toString().replace("-", "");
                table.insert(grant, wanted(guard, id, details, draft));
                draft.keep(grant, caller.subtenant());
                return seen(guard, grant, id);
            });
        }
    }

    public ModelFile replace(Caller caller, String id, long etag, Upload upload) throws IOException {
        ModelFile.Details details = upload.details().checked();
        access.read(caller, guard -> changeable(guard, guard.require(Action.KEEP_FILES), id, etag));
        try (FileContents.Draft draft = contents.receive(caller.tenant(), upload.content())) {
            Step step = access.write(caller, guard -> {
                Grant<Action.KeepFiles, TenantId> grant = guard.require(Action.KEEP_FILES);
                ModelFile before = changeable(guard, grant, id, etag);
                if (!table.update(grant, etag, wanted(guard, id, details, draft))) {
                    throw IfMatch.stale();
                }
                draft.keep(grant, before.subtenant());
                return new Step(before, seen(guard, grant, id));
            });
            if (!step.before().content().sha256().equals(draft.sha256())) {
                contents.left(caller, List.of(step.before().content().sha256()));
            }
            return step.after();
        }
    }

    private record Step(ModelFile before, ModelFile after) {}

    public void delete(Caller caller, String id, long etag) {
        ModelFile gone = access.write(caller, guard -> {
            Grant<Action.KeepFiles, TenantId> grant = guard.require(Action.REMOVE_FILES);
            ModelFile file = changeable(guard, grant, id, etag);
            if (!table.delete(grant, id, etag)) {
                throw IfMatch.stale();
            }
            return file;
        });
        contents.left(caller, List.of(gone.content().sha256()));
    }

    private ModelFile seen(Guard guard, Grant<Action.KeepFiles, TenantId> grant, String id) {
        return table.find(grant, FilesShown.sight(guard), id).orElseThrow(() -> ProblemException.notFound("file", id));
    }

    /** Who belongs to a subtenant changes its files, and none that are the tenant's or another's. */
    private ModelFile changeable(Guard guard, Grant<Action.KeepFiles, TenantId> grant, String id, long etag) {
        ModelFile file = seen(guard, grant, id);
        if (guard.caller().subtenant().isPresent()
                && !file.subtenant().equals(guard.caller().subtenant())) {
            throw new ProblemException(
                    new Forbidden("not-owner", "The file " + id + " does not belong to your subtenant."));
        }
        IfMatch.check(etag, file.etag());
        return file;
    }

    private static ModelFileTable.Wanted wanted(
            Guard guard, String id, ModelFile.Details details, FileContents.Draft draft) {
        return new ModelFileTable.Wanted(id, details, new ModelFile.Content(draft.sha256(), draft.size()), guard.now());
    }
}
