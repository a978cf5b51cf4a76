package freehold.telemetry.live;

import freehold.assets.SeriesSchema.Variable;
import freehold.decision.AssetId;
import freehold.decision.ShareId;
import freehold.telemetry.Sample;
import freehold.telemetry.model.SeriesKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a stream tells. */
public sealed interface LiveEvent {

    /** The series it tells something of that was read. */
    default Optional<SeriesKey> about() {
        return switch (this) {
            case Written written -> Optional.of(written.series());
            case Missed lost -> Optional.of(lost.series());
            case Ended ended -> Optional.empty();
            case Heartbeat heartbeat -> Optional.empty();
            case Closed over -> Optional.empty();
        };
    }

    /** How far its reader is with it, if it says so. */
    default Optional<Cursor> place() {
        return switch (this) {
            case Written written -> Optional.of(written.cursor());
            case Missed lost -> lost.cursor();
            case Ended ended -> Optional.empty();
            case Heartbeat heartbeat -> heartbeat.cursor();
            case Closed over -> Optional.empty();
        };
    }

    /** A record was written; as it is now, and no more of it than the reader may see. */
    record Written(SeriesKey series, List<Variable> variables, Sample sample, Cursor cursor) implements LiveEvent {}

    /**
     * Records came, or may have come, that this stream does not tell one by one: to be read.
     *
     * @param range after the first and up to the second; absent if nobody knows
     * @param records how many, as far as they were counted
     */
    record Missed(SeriesKey series, Optional<Range> range, Optional<Long> records, Optional<Cursor> cursor)
            implements LiveEvent {}

    /** Times of records, both included. */
    record Range(Instant first, Instant last) {
        Range and(Instant time) {
            return new Range(time.isBefore(first) ? time : first, time.isAfter(last) ? time : last);
        }
    }

    /** The series is no longer the reader's to see; the share through which it was, if it was that which ended. */
    record Ended(AssetId asset, String aspect, Optional<ShareId> share) implements LiveEvent {}

    /**
     * The stream is still there.
     *
     * @param cursor everything up to it was told; absent while something waits
     */
    record Heartbeat(Optional<Cursor> cursor) implements LiveEvent {}

    /** The stream is over. */
    record Closed(Reason reason) implements LiveEvent {}

    /** Why a stream is over. */
    enum Reason {
        /** None of its series is left. */
        NOTHING_LEFT,
        /** What the reader has shown to be somebody no longer stands, or stands for somebody else. */
        SIGNED_OUT,
        /** The server stops; another one, or it itself a little later, goes on. */
        SERVER_STOPS,
        /** The server can't find out what may be shown. */
        OUT_OF_TOUCH
    }
}
