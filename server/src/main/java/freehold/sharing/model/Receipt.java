package freehold.sharing.model;

import freehold.decision.AssetId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody has read through a share.
 *
 * @param reader the same for all that somebody reads of one owner's
 * @param readerName who that is; known to the receiver alone
 */
public record Receipt(
        UUID reader, Optional<String> readerName, AssetId asset, String aspect, String variable, Count count) {

    /**
     * How much, and when.
     *
     * @param samples values of the variable that were answered
     * @param reads answers they were in
     */
    public record Count(long samples, long reads, Instant firstAt, Instant lastAt) {
        public Count plus(Count other) {
            return new Count(
                    samples + other.samples,
                    reads + other.reads,
                    firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                    lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }
}
