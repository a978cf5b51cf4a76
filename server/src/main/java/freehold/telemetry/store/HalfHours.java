package freehold.telemetry.store;

import freehold.telemetry.model.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Half hours as they are numbered since 1970, of 48 to a day of UTC. Like all intervals they hold their end and not
 * their beginning.
 */
final class HalfHours {
    static final int A_DAY = 48;

    /** The bits of a whole day. */
    static final long ALL = (1L << A_DAY) - 1;

    static final long MICROS = 1_800_000_000L;

    private HalfHours() {}

    /** Of the half hour that holds the time. */
    static long of(Instant time) {
        return Math.floorDiv(micros(time) - 1, MICROS);
    }

    static LocalDate day(long number) {
        return LocalDate.ofEpochDay(Math.floorDiv(number, (long) A_DAY));
    }

    static long firstOf(LocalDate day) {
        return day.toEpochDay() * A_DAY;
    }

    static int bit(long number) {
        return (int) Math.floorMod(number, (long) A_DAY);
    }

    static long begin(long number) {
        return number * MICROS;
    }

    static Instant beginning(long number) {
        return time(begin(number));
    }

    /** The times that belong to the half hours from the first up to, and without, the other. */
    static TimeSpan span(long first, long end) {
        return new TimeSpan(time(begin(first) + 1), time(begin(end) + 1));
    }

    /** The first half hour all of whose times are in the span or after it. */
    static long firstWithin(TimeSpan span) {
        return Math.ceilDiv(micros(span.from()) - 1, MICROS);
    }

    /** One more than the last half hour all of whose times are in the span or before it. */
    static long endWithin(TimeSpan span) {
        return Math.floorDiv(micros(span.until()) - 1, MICROS);
    }

    static boolean isWithin(long number, TimeSpan span) {
        return number >= firstWithin(span) && number < endWithin(span);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
