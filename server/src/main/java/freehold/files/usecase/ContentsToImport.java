package freehold.files.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.files.ContentStore;
import freehold.files.model.FilePath;
import freehold.files.model.StoredFile;
import freehold.files.store.FileTable;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.telemetry.FilesToImport;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files whose records are imported into time series. */
@Component
class ContentsToImport implements FilesToImport {
    private final Access access;
    private final FileTable table;
    private final ContentStore contents;

    ContentsToImport(Access access, FileTable table, ContentStore contents) {
        this.access = access;
        this.table = table;
        this.contents = contents;
    }

    @Override
    public Found find(Caller caller, String assetId, String path) {
        FilePath.fault(path).ifPresent(fault -> {
            throw ProblemException.invalid("filePath", "The path of a file " + fault + ".");
        });
        FileAddress address = new FileAddress(assetId, FilePath.of(path));
        StoredFile file = access.read(
                caller,
                guard -> table.find(guard.require(Action.READ_FILES, assetId, Reach.OWN), address.path())
                        .orElseThrow(address::unknown));
        return new Kept(assetId, file);
    }

    /** By what is in it: another content is another file. */
    private final class Kept implements Found {
        private final String assetId;
        private final StoredFile file;

        Kept(String assetId, StoredFile file) {
            this.assetId = assetId;
            this.file = file;
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void require(Guard guard) {
            guard.require(Action.READ_FILES, assetId, Reach.OWN);
        }

        @Override
        public Optional<SeekableByteChannel> open() {
            return contents.open(file.content().id());
        }
    }
}
