package freehold.kernel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed server left running: PostgreSQL outlives it. A process counts only if it is a PostgreSQL whose working
 * folder is our cluster, which every PostgreSQL process makes its own; a process id in a file alone proves nothing,
 * because ids are used again.
 */
final class EarlierServer {
    private static final Duration END_WAIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Path cluster;

    EarlierServer(Path cluster) {
        this.cluster = cluster;
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    /** The process that accepts connections, if it still does. */
    Optional<ProcessHandle> postmaster() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /**
     * Ends processes that lost their postmaster: they can't serve anybody, but keep a new one from starting. Then removes
     * the file that could name an innocent process by now.
     */
    void clearRemains() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        long deadline = System.nanoTime() + END_WAIT.toNanos();
        List<ProcessHandle> orphans = processes();
        while (!orphans.isEmpty()) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Processes of an earlier PostgreSQL in " + cluster + " don't end: "
                        + orphans.stream().map(ProcessHandle::pid).toList());
            }
            awaitEnd(orphans);
            orphans = processes();
        }
        Files.deleteIfExists(pidFile());
    }

    /** All that run in the cluster. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    // A zombie has no working folder any more, nor do we see that of another user's process: neither is ours.
    private boolean isOurs(ProcessHandle process) {
        Path entry = Path.of("/proc", Long.toString(process.pid()));
        try {
            Path program = Files.readSymbolicLink(entry.resolve("exe")).getFileName();
            // The file is gone when a newer version was unpacked meanwhile.
            boolean postgres = program != null
                    && program.toString().replace(" (deleted)", "").equals("postgres");
            return postgres && Files.isSameFile(entry.resolve("cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the process runs exactly this program file. */
    static boolean runs(ProcessHandle process, Path program) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "exe"), program);
        } catch (IOException e) {
            return false;
        }
    }

    // A little at a time: where nobody collects ended processes, they never count as ended, but are no longer ours.
    private static void awaitEnd(List<ProcessHandle> processes) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The caller looks again, and gives up at its deadline.
        } catch (ExecutionException e) {
            throw new IllegalStateException("Can't watch the processes of an earlier PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an earlier PostgreSQL to end", e);
        }
    }
}
