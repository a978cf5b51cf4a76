package freehold.telemetry;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.model.Edges;
import freehold.telemetry.model.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Where samples are kept. Each store passes the same contract tests.
 *
 * <p>A series comes with the grant that opened it, so nothing can be read or written that was not decided on. Reads
 * yield visible values and records with at least one of them, and nothing else.
 */
public interface TelemetryStore {

    /**
     * Writes all records of all batches or none; durable when the transaction is. A record replaces the one at the same
     * time as a whole, so repeating a write changes nothing. To be called once in a transaction.
     *
     * @param now by the database's clock, when the transaction began
     */
    void append(List<Batch> batches, Instant now);

    /**
     * The same, unless somebody holds what it needs for longer than that: then it fails, and the transaction with it.
     */
    void append(List<Batch> batches, Instant now, Duration patience);

    /** A page of the span. Shorter than the limit only at the end, or where its values are very large. */
    SamplePage range(VisibleSeries series, SampleQuery query);

    /** Those of the times at which, exactly, there is a visible record. */
    SortedSet<Instant> seen(VisibleSeries series, SortedSet<Instant> times);

    /** The newest record. */
    Optional<Sample> latest(VisibleSeries series);

    /** The newest value of each variable: the records that hold them, each with these values only, oldest first. */
    List<Sample> latestOfEach(VisibleSeries series);

    /**
     * What the visible values come to in each interval that has any, in order of time.
     *
     * @param series of numbers only
     */
    List<Summaries> aggregate(VisibleSeries series, Edges edges);

    /** Deletes the records of the span. */
    void delete(WritableSeries series, TimeSpan span);

    /**
     * Series for which {@link #settle} has something to do, each with a day, in some order that stays.
     *
     * @param after where to go on; absent at the beginning
     */
    List<Unsettled> unsettled(Grant<? extends Action, TenantId> tenant, Instant now, Optional<Unsettled> after);

    /** Does beforehand what makes later reads of the day cheaper. Nothing that is read changes by it. */
    void settle(VisibleSeries whole, LocalDate day, Instant now);

    /** Work of the background. */
    record Unsettled(long number, AssetId asset, String aspect, LocalDate day) {}

    /**
     * Days of series whose records may be packed, in some order that stays.
     *
     * @param after where to go on; absent at the beginning
     */
    List<Unpacked> unpacked(Grant<? extends Action, TenantId> tenant, Instant now, Optional<Unpacked> after);

    /**
     * Makes the day's records smaller, or some of them. Nothing that is read changes by it.
     *
     * @return empty where it is somebody else's turn
     */
    Optional<Packed> pack(Grant<Action.WriteSeries, AssetRef> grant, Unpacked one, Instant now);

    /** Gives back the room that records took before they were packed, as far as it can be had now. */
    void tidy(Grant<? extends Action, TenantId> any);

    /** Work of the background. */
    record Unpacked(long number, AssetId asset, String aspect, LocalDate day) {}

    /**
     * What was done.
     *
     * @param more whether there is more to do of the same day
     */
    record Packed(long records, boolean more) {}

    /**
     * Months of series that hold records of before, in some order that stays.
     *
     * @param after where to go on; absent at the beginning
     */
    List<Expired> expired(Grant<? extends Action, TenantId> tenant, Instant before, Optional<Expired> after);

    /** Deletes what of the month was before; whoever reads must have been kept from it already. */
    void expire(Grant<Action.WriteSeries, AssetRef> grant, Expired one, Instant before);

    /** Work of the background. */
    record Expired(long number, AssetId asset, String aspect, LocalDate month) {}

    /** Makes room for what will be written, and gives back what no tenant keeps; tells whether there may be more. */
    boolean tend(Grant<? extends Action, TenantId> any, Instant now);

    /** How many series the assets have. */
    long countSeries(Grant<? extends Action.OnAsset, AssetRef> top, Set<AssetId> assets);

    /** Does away with all series of the assets. */
    Removed purge(Grant<Action.Purge, AssetRef> top, Set<AssetId> assets);

    /** What is gone. */
    record Removed(long series, long samples) {}
}
