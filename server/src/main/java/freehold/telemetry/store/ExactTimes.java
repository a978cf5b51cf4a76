package freehold.telemetry.store;

import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.TimeSpan;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks for records by their times, one by one within the statement: what lies between them costs nothing. */
final class ExactTimes {
    private static final int AT_ONCE = 5_000;

    private ExactTimes() {}

    /**
     * Those of the times that a visible record has.
     *
     * @param times in order
     */
    static SortedSet<Instant> seen(VisibleSeries series, List<Instant> times) {
        SortedSet<Instant> seen = new TreeSet<>();
        for (int from = 0; from < times.size(); from += AT_ONCE) {
            seen.addAll(among(series, times.subList(from, Math.min(times.size(), from + AT_ONCE))));
        }
        return seen;
    }

    private static List<Instant> among(VisibleSeries series, List<Instant> times) {
        TimeSpan hull = new TimeSpan(times.getFirst(), after(times.getLast()));
        List<TimeSpan> each =
                times.stream().map(time -> new TimeSpan(time, after(time))).toList();
        return VisibleRows.of(series, hull)
                .map(rows -> rows.select(each, "r.ts")
                        .query((row, number) ->
                                row.getObject(1, OffsetDateTime.class).toInstant())
                        .list())
                .orElseGet(List::of);
    }

    private static Instant after(Instant time) {
        return time.plus(1, ChronoUnit.MICROS);
    }
}
