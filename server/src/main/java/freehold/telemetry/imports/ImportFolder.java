package freehold.telemetry.imports;

import freehold.decision.TenantId;
import freehold.kernel.database.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Files under import lie in the data folder, under names of ours, until they are read. Beside them there is a mark for each
 * import that this server has under way: what a killed server has left of these are imports that are over.
 */
@Component
final class ImportFolder {
    private static final Pattern MARK = Pattern.compile("([^.]+)\\.([0-9a-f-]{36})\\.import");

    private final Path folder;
    private final List<Abandoned> abandoned = new ArrayList<>();

    /** An import that a server has begun here, and did not end. */
    record Abandoned(TenantId tenant, UUID id) {}

    ImportFolder(Home home) {
        try {
            folder = Home.privateFolder(home.path().resolve("imports"));
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Matcher mark = MARK.matcher(file.getFileName().toString());
                    if (mark.matches()) {
                        abandoned.add(new Abandoned(new TenantId(mark.group(1)), UUID.fromString(mark.group(2))));
                    } else {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a server that was killed; each to be forgotten when it is told to be over. */
    List<Abandoned> abandoned() {
        return List.copyOf(abandoned);
    }

    /** Reads the body to its end, a piece at a time. */
    Path receive(InputStream body) throws IOException {
        Path file = Files.createTempFile(folder, "", ".csv");
        boolean received = false;
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            received = true;
            return file;
        } finally {
            if (!received) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** That this server has it under way. */
    void mark(TenantId tenant, UUID id) throws IOException {
        Files.createFile(place(tenant, id));
    }

    /** It has ended. */
    void forget(TenantId tenant, UUID id) {
        try {
            Files.deleteIfExists(place(tenant, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(TenantId tenant, UUID id) {
        return folder.resolve(tenant.value() + "." + id + ".import");
    }
}
