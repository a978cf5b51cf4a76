package freehold.kernel.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The programs of the embedded PostgreSQL, unpacked from the class path once per version. */
final class PostgresBinaries {
    private static final String PREFIX = "binaries-";

    private final Path folder;
    private final List<String> wrapper;

    private PostgresBinaries(Path folder, List<String> wrapper) {
        this.folder = folder;
        this.wrapper = wrapper;
    }

    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        URL archive = archive();
        Path folder = parent.resolve(PREFIX + identity(archive));
        if (!Files.isDirectory(folder)) {
            Path draft = Files.createTempDirectory(parent, "unpacking-");
            try (InputStream in = archive.openStream()) {
                unpack(in, draft);
            }
            Home.moveDurably(draft, folder);
        }
        return new PostgresBinaries(folder, wrapper());
    }

    /** Other versions, and what a killed server left half unpacked. */
    void removeOthers() throws IOException {
        Path parent = folder.resolveSibling("");
        try (Stream<Path> siblings = Files.list(parent)) {
            for (Path sibling : siblings.toList()) {
                String name = sibling.getFileName().toString();
                boolean leftover = name.startsWith("unpacking-") || name.startsWith(PREFIX);
                if (leftover && !sibling.equals(folder)) {
                    FileSystemUtils.deleteRecursively(sibling);
                }
            }
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Runs a program to its end, its output going to the file. */
    int run(Path output, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(program(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return ended(builder.start());
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was being started or stopped", e);
        }
    }

    private static URL archive() {
        String architecture = System.getProperty("os.arch", "");
        String name = "postgres-linux-" + (architecture.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null || !List.of("amd64", "x86_64", "aarch64").contains(architecture)) {
            throw new IllegalStateException("There is no embedded PostgreSQL for this machine (" + architecture
                    + "). Set FREEHOLD_DB_URL to the address of a PostgreSQL 15 or later.");
        }
        return archive;
    }

    /** The jar's checksum of the archive: known without reading it. */
    private static String identity(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IOException(archive + " is not in a jar");
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive of PostgreSQL reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling(""));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
                }
            }
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it doesn't see that it is. */
    private static List<String> wrapper() throws IOException {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        if (!root) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "--user");
        try {
            Process trial = new ProcessBuilder("unshare", "--user", "true").start();
            if (trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0) {
                return unshare;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException noSuchProgram) {
            // The message below tells what to do.
        }
        throw new IllegalStateException("PostgreSQL can't run as root, and this machine forbids user namespaces"
                + " (unshare --user). Start as another user, or set FREEHOLD_DB_URL.");
    }
}
