package freehold.telemetry.store;

import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.SeriesExtents.Month;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

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
        return VisibleRows.of(series, hull)
                .map(rows -> {
                    boolean packed = SeriesExtents.months(series, rows.bounds(), Order.ASCENDING).stream()
                            .anyMatch(Month::packed);
                    return packed ? inTheirHours(rows.packed(true), times) : oneByOne(rows, times);
                })
                .orElseGet(List::of);
    }

    private static List<Instant> oneByOne(VisibleRows rows, List<Instant> times) {
        List<TimeSpan> each =
                times.stream().map(time -> new TimeSpan(time, after(time))).toList();
        return found(rows.select(each, "r.ts"));
    }

    /** So that what is packed is unpacked once, however many of its times are looked for. */
    private static List<Instant> inTheirHours(VisibleRows rows, List<Instant> times) {
        List<TimeSpan> hours = times.stream()
                .map(time -> Packing.hour(time).and(rows.bounds()))
                .filter(hour -> !hour.isEmpty())
                .distinct()
                .toList();
        String wanted = "unnest(array_agg(r.ts) filter (where r.ts = any (:times::text[]::timestamptz[])))";
        return found(rows.select(hours, wanted)
                .param("times", times.stream().map(Instant::toString).toArray(String[]::new)));
    }

    private static List<Instant> found(StatementSpec statement) {
        return statement
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    private static Instant after(Instant time) {
        return time.plus(1, ChronoUnit.MICROS);
    }
}
