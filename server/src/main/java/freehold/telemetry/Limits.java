package freehold.telemetry;

import java.time.Duration;
import java.time.Instant;

/** How much is possible at once. Whatever exceeds a limit is refused and told so, never cut. */
public final class Limits {
    /** Records in one answer, at most and unless asked for fewer. */
    public static final int PAGE_RECORDS = 2_000;

    /** Values in one answer take no more than this, whatever the number of records; the rest follows by its link. */
    public static final long PAGE_BYTES = 16L * 1024 * 1024;

    /** Values and quality codes of one record, as {@link Sample#bytes} counts them. */
    public static final int RECORD_BYTES = 200_000;

    /** Buckets of a plot: as many as a wide screen has pixels. */
    public static final int PLOT_BUCKETS = 2_000;

    /** Aggregates in one answer: intervals by variables. */
    public static final int AGGREGATES = 50_000;

    /** Series in one read of several. */
    public static final int SEVERAL_SERIES = 100;

    /** Records of all series in one answer to a read of several; the rest follows by its link. */
    public static final int SEVERAL_RECORDS = 20_000;

    /** Records in one write to one series. */
    public static final int WRITE_RECORDS = 50_000;

    /** Writes that go on at once, and those that go on or wait; more are told to try again. */
    public static final int WRITES_AT_ONCE = 12;

    public static final int WRITES_PRESENT = 256;

    /** Writes of no more than that are small: those of one sender that come at once are written together. */
    public static final int SMALL_WRITE_BYTES = 16 * 1024;

    /** Small writes that are written together, and groups of one sender that go on at once. */
    public static final int SMALL_WRITES_TOGETHER = 64;

    public static final int SMALL_WRITES_AT_ONCE = 2;

    /** Body of a write to several series. */
    public static final int MULTI_BODY_BYTES = 100 * 1024;

    /** Series in one write. */
    public static final int MULTI_SERIES = 5;

    /** Records of all series in one write to several. */
    public static final int MULTI_RECORDS = 100;

    /** Characters of a STRING whose variable states no length. */
    public static final int STRING_LENGTH = 255;

    /** Characters of a BIG_STRING whose variable states no length. */
    public static final int BIG_STRING_LENGTH = 100_000;

    /** Aspect types with a retention of their own. */
    public static final int RETENTIONS = 1_000;

    /** From the first to the last moment of a bulk read. */
    public static final Duration BULK_SPAN = Duration.ofDays(90);

    /** No record is older. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** No record is further ahead of the time of its writing. */
    public static final Duration AHEAD = Duration.ofDays(365);

    /** Streams that callers of one tenant have open on one server. */
    public static final int STREAMS_OF_TENANT = 1_000;

    /** Streams on one server. */
    public static final int STREAMS = 6_000;

    /** Series of one stream. */
    public static final int STREAM_SERIES = 100;

    /** Records of one series that come at once and are told one by one; more are told as a range to read. */
    public static final int STREAM_RECORDS = 500;

    /** Events that wait for a slow reader; of more it is told how many, and where to read them. */
    public static final int STREAM_WAITING = 256;

    /** Values that wait for slow readers, of all streams of a server together. */
    public static final long STREAMS_WAITING_BYTES = 64L * 1024 * 1024;

    /** A file to import. */
    public static final long IMPORT_BYTES = 512L * 1024 * 1024;

    /** Files that one job imports; together they are no larger than one file may be. */
    public static final int IMPORT_FILES = 100;

    /** Imports of one tenant that run at once. */
    public static final int IMPORTS_AT_ONCE = 4;

    /** Damaged rows of a file that are told one by one; more are only counted. */
    public static final int IMPORT_FAULTS = 10_000;

    /** Characters of one field of a file. */
    public static final int IMPORT_FIELD = 1_000_000;

    private Limits() {}
}
