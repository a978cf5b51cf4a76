package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.assets.FileContents;
import freehold.assets.model.Listing;
import freehold.assets.model.ModelFile;
import freehold.assets.model.Page;
import freehold.assets.store.FileSight;
import freehold.assets.store.ModelFileTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Lists files that can be assigned, and reads one. */
@Component
public class ReadModelFiles {
    /** How often a file is looked up again whose content was replaced between two steps. */
    private static final int ATTEMPTS = 5;

    private final Access access;
    private final ModelFileTable table;
    private final FileContents contents;

    ReadModelFiles(Access access, ModelFileTable table, FileContents contents) {
        this.access = access;
        this.table = table;
        this.contents = contents;
    }

    public Page<ModelFile> list(Caller caller, Listing<ModelFile> listing) {
        return access.read(caller, guard -> {
            Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
            FileSight sight = FilesShown.sight(guard);
            return new Page<>(table.page(grant, sight, listing), table.count(grant, sight, listing), listing.window());
        });
    }

    public ModelFile read(Caller caller, String id) {
        return access.read(
                caller,
                guard -> table.find(guard.require(Action.BROWSE), FilesShown.sight(guard), id)
                        .orElseThrow(() -> ProblemException.notFound("file", id)));
    }

    /** A file that can be read, whatever becomes of it meanwhile. */
    public record Opened(ModelFile file, InputStream content) {}

    public Opened open(Caller caller, String id) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ModelFile file = read(caller, id);
            try {
                return new Opened(
                        file, contents.open(caller.tenant(), file.content().sha256()));
            } catch (FileNotFoundException replacedMeanwhile) {
                // The file has another content by now, or is gone.
            }
        }
        throw new IllegalStateException("the content of a file is missing: " + id);
    }
}
