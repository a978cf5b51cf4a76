package freehold.files.content;

import freehold.decision.TenantId;
import freehold.files.ContentId;
import freehold.files.ContentStore;
import freehold.kernel.database.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Contents in the data folder: {@code files/contents/<tenant>/<two digits>/<hash>}, and what is being received in
 * {@code files/incoming}. What a killed server was receiving is done away with at the next start; the data folder is one
 * server's alone.
 */
@Component
class FolderContents implements ContentStore {
    private static final int PIECE = 64 * 1024;

    private final Path contents;
    private final Path incoming;

    FolderContents(Home home) {
        try {
            Path files = Home.privateFolder(home.path().resolve("files"));
            contents = Home.privateFolder(files.resolve("contents"));
            incoming = Home.privateFolder(files.resolve("incoming"));
            try (Stream<Path> left = Files.list(incoming)) {
                for (Path draft : left.toList()) {
                    Files.delete(draft);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Draft receive(TenantId tenant, InputStream body) throws IOException {
        Path draft = Files.createTempFile(incoming, "", ".part");
        boolean received = false;
        try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            MessageDigest hash = sha256();
            byte[] piece = new byte[PIECE];
            long size = 0;
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                hash.update(piece, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                size += read;
            }
            file.force(true);
            received = true;
            return new Received(draft, new ContentId(tenant, HexFormat.of().formatHex(hash.digest())), size);
        } finally {
            if (!received) {
                Files.deleteIfExists(draft);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private final class Received implements Draft {
        private final Path draft;
        private final ContentId id;
        private final long size;

        Received(Path draft, ContentId id, long size) {
            this.draft = draft;
            this.id = id;
            this.size = size;
        }

        @Override
        public ContentId id() {
            return id;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void keep() {
            Path place = place(id);
            try {
                if (!Files.exists(place)) {
                    makeFolders(id);
                    Home.moveDurably(draft, place);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(draft);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Each is durable in the folder above it before something is put into it. */
    private void makeFolders(ContentId id) throws IOException {
        Path ofTenant = contents.resolve(id.tenant().value());
        makeFolder(ofTenant);
        makeFolder(ofTenant.resolve(id.sha256().substring(0, 2)));
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Home.privateFolder(folder);
            try (FileChannel above = FileChannel.open(folder.resolve(".."), StandardOpenOption.READ)) {
                above.force(true);
            }
        }
    }

    private Path place(ContentId id) {
        return contents.resolve(id.tenant().value())
                .resolve(id.sha256().substring(0, 2))
                .resolve(id.sha256());
    }

    @Override
    public Optional<SeekableByteChannel> open(ContentId id) {
        try {
            return Optional.of(Files.newByteChannel(place(id), StandardOpenOption.READ));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(ContentId id) {
        try {
            Files.deleteIfExists(place(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<ContentId> all(TenantId tenant) {
        Path ofTenant = contents.resolve(tenant.value());
        if (!Files.isDirectory(ofTenant)) {
            return Set.of();
        }
        try (Stream<Path> paths = Files.find(ofTenant, 2, (path, found) -> found.isRegularFile())) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(ContentId::isHash)
                    .map(hash -> new ContentId(tenant, hash))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
