package freehold.bench;

import java.time.Instant;

/**
 * What is written: records of doubles, one a second, in batches, by some writers at once, each to its own series. One in
 * twenty is late by a batch.
 */
public record Load(int writers, int batchesPerWriter, int recordsPerBatch, int variables) {
    public static final Load STANDARD = new Load(4, 50, 1_000, 10);
    static final Load WARM_UP = new Load(4, 20, 1_000, 10);

    /** With a row per value. */
    static final Load SMALL = new Load(4, 10, 1_000, 10);

    private static final int ONE_LATE_OF = 20;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    long values() {
        return (long) writers * batchesPerWriter * recordsPerBatch * variables;
    }

    /** Which record is at a place of a batch. Those that are late in the first batch are the last one's: each is written once. */
    int index(int batch, int place) {
        boolean late = place % ONE_LATE_OF == ONE_LATE_OF / 2;
        return (late ? Math.floorMod(batch - 1, batchesPerWriter) : batch) * recordsPerBatch + place;
    }

    String time(int index) {
        return START.plusSeconds(index).toString();
    }

    double value(int index, int variable) {
        return Math.round(1e4 * Math.sin(index * 0.001 + variable)) / 1e3;
    }
}
