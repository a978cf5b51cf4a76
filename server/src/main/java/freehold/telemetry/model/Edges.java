package freehold.telemetry.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Intervals one after another, each from one edge to the next. What happens at an edge belongs to the interval that ends
 * there: a device that counts reports what it has counted at the end.
 */
public final class Edges {
    private final List<Instant> instants;
    private final long[] micros;

    /**
     * @param instants at least two, each after the one before, on whole microseconds
     */
    public Edges(List<Instant> instants) {
        this.instants = List.copyOf(instants);
        this.micros = instants.stream().mapToLong(Edges::micros).toArray();
        if (micros.length < 2) {
            throw new IllegalArgumentException("an interval has two edges");
        }
        for (int i = 1; i < micros.length; i++) {
            if (micros[i - 1] >= micros[i]) {
                throw new IllegalArgumentException("edges go on in time");
            }
        }
    }

    private static long micros(Instant time) {
        return Math.addExact(
                TimeUnit.SECONDS.toMicros(time.getEpochSecond()), TimeUnit.NANOSECONDS.toMicros(time.getNano()));
    }

    public int intervals() {
        return micros.length - 1;
    }

    public Instant start(int interval) {
        return instants.get(interval);
    }

    public Instant end(int interval) {
        return instants.get(interval + 1);
    }

    /** How long the longest interval is. */
    public Duration longest() {
        long longest = 0;
        for (int i = 1; i < micros.length; i++) {
            longest = Math.max(longest, micros[i] - micros[i - 1]);
        }
        return Duration.of(longest, ChronoUnit.MICROS);
    }

    /** All times of all intervals. */
    public TimeSpan span() {
        return TimeSpan.afterUpTo(Optional.of(instants.getFirst()), Optional.of(instants.getLast()));
    }

    /**
     * The interval of a time, or -1 outside of all.
     *
     * @param guess where it is likely to be
     */
    public int intervalOf(long time, int guess) {
        if (guess >= 0 && micros[guess] < time && time <= micros[guess + 1]) {
            return guess;
        }
        if (time <= micros[0] || time > micros[micros.length - 1]) {
            return -1;
        }
        int found = Arrays.binarySearch(micros, time);
        return (found >= 0 ? found : -found - 1) - 1;
    }
}
