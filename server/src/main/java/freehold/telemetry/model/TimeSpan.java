package freehold.telemetry.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Half-open [from, until), both on whole microseconds, as records are. */
public record TimeSpan(Instant from, Instant until) {
    /** Holds every time a record can have. */
    public static final TimeSpan ALL =
            new TimeSpan(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"));

    public TimeSpan {
        if (!onMicros(from) || !onMicros(until)) {
            throw new IllegalArgumentException("a span begins and ends on whole microseconds");
        }
    }

    /** All times after the first and not after the second; an absent edge is open. */
    public static TimeSpan afterUpTo(Optional<Instant> after, Optional<Instant> upTo) {
        return new TimeSpan(
                        after.map(time -> floor(clamped(time)).plus(1, ChronoUnit.MICROS))
                                .orElse(ALL.from),
                        upTo.map(time -> floor(clamped(time)).plus(1, ChronoUnit.MICROS))
                                .orElse(ALL.until))
                .and(ALL);
    }

    /** From the first on, and before the second; an absent edge is open. */
    static TimeSpan fromUntil(Optional<Instant> from, Optional<Instant> until) {
        return new TimeSpan(
                        from.map(time -> ceiling(clamped(time))).orElse(ALL.from),
                        until.map(time -> ceiling(clamped(time))).orElse(ALL.until))
                .and(ALL);
    }

    /** What both have in common. */
    public TimeSpan and(TimeSpan other) {
        return new TimeSpan(
                from.isBefore(other.from) ? other.from : from, until.isAfter(other.until) ? other.until : until);
    }

    public boolean isEmpty() {
        return !from.isBefore(until);
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    /** Far outside all records arithmetic would overflow, and nothing would change. */
    private static Instant clamped(Instant time) {
        Instant low = ALL.from.minusSeconds(1);
        if (time.isBefore(low)) {
            return low;
        }
        return time.isAfter(ALL.until) ? ALL.until : time;
    }

    private static Instant floor(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant ceiling(Instant time) {
        return onMicros(time) ? time : floor(time).plus(1, ChronoUnit.MICROS);
    }

    private static boolean onMicros(Instant time) {
        return floor(time).equals(time);
    }
}
