package freehold.telemetry.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the lengths of intervals are counted in, how many of it one interval may have, and how far one may ask. */
public enum IntervalUnit {
    MINUTE(2, 60, Duration.ofMinutes(1), Duration.ofDays(2)),
    HOUR(1, 24, Duration.ofHours(1), Duration.ofDays(30)),
    DAY(1, 90, Duration.ofDays(1), Limit.YEAR),
    WEEK(1, 12, Duration.ofDays(7), Limit.YEAR),
    MONTH(1, 3, Duration.ofDays(30), Limit.YEAR);

    private final int step;
    private final int most;
    private final Duration about;
    private final Duration range;

    /** A leap year is a year too. */
    private static final class Limit {
        static final Duration YEAR = Duration.ofDays(366);
    }

    IntervalUnit(int step, int most, Duration about, Duration range) {
        this.step = step;
        this.most = most;
        this.about = about;
        this.range = range;
    }

    public static Optional<IntervalUnit> parse(String text) {
        for (IntervalUnit unit : values()) {
            if (unit.text().equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The shortest interval there is, and all others are multiples of it. */
    public int step() {
        return step;
    }

    /** The longest interval there is. */
    public int most() {
        return most;
    }

    public boolean allows(long value) {
        return value >= step && value <= most && value % step == 0;
    }

    /** How long one is; days and longer ones differ by the calendar. */
    Duration about() {
        return about;
    }

    /** From the beginning of the first interval asked for to the end of the last, at most. */
    public Duration range() {
        return range;
    }
}
