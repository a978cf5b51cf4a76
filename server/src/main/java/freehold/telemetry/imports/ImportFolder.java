package freehold.telemetry.imports;

import freehold.kernel.database.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Files under import lie in the data folder, under names of ours, until they are read. What a killed server has left is
 * done away with at the next start: its imports are over.
 */
@Component
final class ImportFolder {
    private final Path folder;

    ImportFolder(Home home) {
        try {
            folder = Home.privateFolder(home.path().resolve("imports"));
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
