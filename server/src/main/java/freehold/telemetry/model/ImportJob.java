package freehold.telemetry.model;

import freehold.decision.AssetId;
import java.time.Instant;
import java.util.UUID;

/**
 * An import as it stands.
 *
 * @param message why it failed; empty otherwise
 */
public record ImportJob(
        UUID id,
        AssetId asset,
        String aspect,
        boolean dryRun,
        State state,
        String message,
        Progress progress,
        String createdBy,
        Instant createdAt,
        Instant changedAt) {

    /** How an import stands. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /**
     * How far it is.
     *
     * @param bytes of the file
     * @param bytesChecked of these, looked through
     */
    public record Progress(long bytes, long bytesChecked, long rowsChecked, long rowsDamaged, long rowsWritten) {}

    /** What is wrong with a row. */
    public record Fault(long line, String message) {}
}
