package freehold.files.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.files.ContentId;
import freehold.files.model.StoredFile;
import freehold.files.store.FileTable;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Removes a file. */
@Component
public class DeleteFile {
    private final Access access;
    private final FileTable table;
    private final RemoveUnused unused;

    DeleteFile(Access access, FileTable table, RemoveUnused unused) {
        this.access = access;
        this.table = table;
        this.unused = unused;
    }

    /**
     * @param ifMatch the header as it came; without it, whatever is there goes
     */
    public void delete(Caller caller, FileAddress address, Optional<String> ifMatch) {
        ContentId left = access.write(caller, guard -> {
            Grant<Action.DeleteFiles, AssetRef> grant =
                    guard.require(Action.DELETE_FILES, address.assetId(), Reach.OWN_AND_RECEIVED);
            table.lock(grant);
            StoredFile file = table.find(grant, address.path()).orElseThrow(address::unknown);
            ifMatch.ifPresent(header -> IfMatch.check(IfMatch.require(header), file.etag()));
            table.delete(grant, address.path());
            return file.content().id();
        });
        unused.after(caller, List.of(left));
    }
}
