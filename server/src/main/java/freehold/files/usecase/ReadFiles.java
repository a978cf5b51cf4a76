package freehold.files.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.files.ContentStore;
import freehold.files.model.ListWish;
import freehold.files.model.StoredFile;
import freehold.files.store.FileTable;
import freehold.identity.Caller;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lists files, and opens one. */
@Component
public class ReadFiles {
    /** How often a file is looked up again whose content was replaced between two steps. */
    private static final int ATTEMPTS = 5;

    private final Access access;
    private final FileTable table;
    private final ContentStore contents;

    ReadFiles(Access access, FileTable table, ContentStore contents) {
        this.access = access;
        this.table = table;
        this.contents = contents;
    }

    /**
     * A page of files.
     *
     * @param total of all pages; empty if nobody asked
     */
    public record Listed(List<StoredFile> files, Optional<Long> total) {}

    public Listed list(Caller caller, String assetId, ListWish wish, boolean count) {
        return access.read(caller, guard -> {
            Grant<Action.ReadFiles, AssetRef> grant = require(guard, assetId);
            Optional<Long> total = count ? Optional.of(table.count(grant, wish.filter())) : Optional.empty();
            return new Listed(table.list(grant, wish), total);
        });
    }

    /** A file that can be read, whatever becomes of it meanwhile. */
    public record Opened(StoredFile file, SeekableByteChannel content) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    public Opened open(Caller caller, FileAddress address) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StoredFile file = access.read(
                    caller,
                    guard -> table.find(require(guard, address.assetId()), address.path())
                            .orElseThrow(address::unknown));
            Optional<SeekableByteChannel> content = contents.open(file.content().id());
            if (content.isPresent()) {
                return new Opened(file, content.get());
            }
        }
        throw new IllegalStateException("the content of a file is missing: " + address);
    }

    private static Grant<Action.ReadFiles, AssetRef> require(Guard guard, String assetId) {
        return guard.require(Action.READ_FILES, assetId, Reach.OWN_AND_RECEIVED);
    }
}
