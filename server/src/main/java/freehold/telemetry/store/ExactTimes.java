package freehold.telemetry.store;

import freehold.telemetry.TelemetryStore.Ends;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.TimeSpan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Looks for records by their times, one by one within the statement: what lies between them costs nothing. */
final class ExactTimes {
    private static final int AT_ONCE = 5_000;

    private ExactTimes() {}

    /**
     * The first and the last visible record.
     *
     * @param times in order
     */
    static Optional<Ends> ends(VisibleSeries series, List<Instant> times) {
        for (int from = 0; from < times.size(); from += AT_ONCE) {
            Optional<Ends> first = among(series, times.subList(from, Math.min(times.size(), from + AT_ONCE)));
            if (first.isPresent()) {
                return Optional.of(new Ends(first.get().first(), last(series, times, first.get())));
            }
        }
        return Optional.empty();
    }

    private static Instant last(VisibleSeries series, List<Instant> times, Ends known) {
        for (int until = times.size(); until > 0; until -= AT_ONCE) {
            List<Instant> some = times.subList(Math.max(0, until - AT_ONCE), until);
            if (some.getLast().compareTo(known.last()) <= 0) {
                return known.last();
            }
            Optional<Ends> last = among(series, some);
            if (last.isPresent()) {
                return last.get().last();
            }
        }
        return known.last();
    }

    private static Optional<Ends> among(VisibleSeries series, List<Instant> times) {
        TimeSpan hull = new TimeSpan(times.getFirst(), after(times.getLast()));
        List<TimeSpan> each =
                times.stream().map(time -> new TimeSpan(time, after(time))).toList();
        return VisibleRows.of(series, hull)
                .flatMap(rows -> rows.select(each, "min(r.ts) as first, max(r.ts) as last")
                        .query(ExactTimes::found)
                        .single());
    }

    private static Optional<Ends> found(ResultSet row, int number) throws SQLException {
        OffsetDateTime first = row.getObject("first", OffsetDateTime.class);
        OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
        return first == null ? Optional.empty() : Optional.of(new Ends(first.toInstant(), last.toInstant()));
    }

    private static Instant after(Instant time) {
        return time.plus(1, ChronoUnit.MICROS);
    }
}
