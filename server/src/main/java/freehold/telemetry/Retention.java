package freehold.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * For how many days a tenant keeps samples.
 *
 * @param days of all series for whose aspect type nothing else is said; absent for ever
 * @param byAspectType of series of these
 * @param etag moves on with each change
 */
public record Retention(Optional<Integer> days, NavigableMap<String, Integer> byAspectType, long etag) {
    public static final int MOST_DAYS = 36_500;

    public Retention {
        byAspectType = new TreeMap<>(byAspectType);
    }

    /** The shortest of all, after which there may be something to delete; absent if everything is kept for ever. */
    public Optional<Integer> shortest() {
        return Stream.concat(days.stream(), byAspectType.values().stream()).min(Integer::compare);
    }

    /** When what is kept for so many days begins, to the microsecond. */
    public static Instant since(Instant now, int days) {
        Instant since = now.truncatedTo(ChronoUnit.MICROS).minus(days, ChronoUnit.DAYS);
        return since.isBefore(Limits.EARLIEST) ? Limits.EARLIEST : since;
    }
}
