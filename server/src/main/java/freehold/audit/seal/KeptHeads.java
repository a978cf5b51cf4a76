package freehold.audit.seal;

import freehold.audit.model.Head;
import freehold.decision.TenantId;
import freehold.kernel.database.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Signed heads in files of the data folder, one per tenant and one line per head: number, hash, signature. To be copied
 * to where nobody who runs the database can write.
 */
@Component
public class KeptHeads {
    private final Path folder;
    private final Seal seal;

    KeptHeads(Home home, Seal seal) {
        this.folder = home.path().resolve("audit-heads");
        this.seal = seal;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file holds; a line that this server has not signed is counted, and nothing else. */
    public record Kept(List<Head> heads, int forged) {
        public Kept {
            heads = List.copyOf(heads);
        }
    }

    public synchronized Kept of(TenantId tenant) {
        Path file = file(tenant);
        if (!Files.exists(file)) {
            return new Kept(List.of(), 0);
        }
        List<Head> heads = new ArrayList<>();
        int forged = 0;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : lines.toList()) {
                String[] words = line.split(" ");
                boolean whole = words.length == 3 && words[0].matches("[0-9]{1,18}");
                Head head = whole ? new Head(Long.parseLong(words[0]), words[1]) : Head.START;
                if (whole && seal.isSigned(tenant, head, words[2])) {
                    heads.add(head);
                } else {
                    forged++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Kept(heads, forged);
    }

    /** Adds a head, if it is not the last one there already. */
    public synchronized void keep(TenantId tenant, Head head) {
        List<Head> known = of(tenant).heads();
        if (head.number() == 0 || (!known.isEmpty() && known.getLast().equals(head))) {
            return;
        }
        try {
            Files.writeString(
                    file(tenant),
                    head.number() + " " + head.hash() + " " + seal.sign(tenant, head) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tenant's id is letters and digits, so it can name a file. */
    private Path file(TenantId tenant) {
        return folder.resolve(tenant.value());
    }
}
