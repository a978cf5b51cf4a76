package freehold.telemetry.model;

import freehold.telemetry.model.Summary.Counts;
import freehold.telemetry.model.Summary.Point;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Values of one variable while they are summed up, in any order. What two have counted can be put together, and is what
 * one would have counted of all: of whole numbers exactly, of others but for the rounding of the last digits.
 */
public abstract sealed class Tally permits DoubleTally, WholeTally {
    private static final int UNCERTAIN = 1;
    private static final int SEVERITY_SHIFT = 30;

    private long good;
    private long uncertain;
    private long bad;
    private @Nullable Extreme min;
    private @Nullable Extreme max;
    private @Nullable Extreme first;
    private @Nullable Extreme last;

    /** The four values that are told with their time. */
    public record Points(Point min, Point max, Point first, Point last) {}

    /** A value, and when in microseconds. */
    record Extreme(Number value, long micros) {
        static Extreme of(Point point) {
            return new Extreme(point.value(), ChronoUnit.MICROS.between(Instant.EPOCH, point.time()));
        }

        Point point() {
            return new Point(value, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        }
    }

    /** Counts the quality as OPC UA has it: the two highest bits tell, and a value without any is good. */
    final void count(int quality) {
        int severity = quality >>> SEVERITY_SHIFT;
        if (severity == 0) {
            good++;
        } else if (severity == UNCERTAIN) {
            uncertain++;
        } else {
            bad++;
        }
    }

    /** Goes on where another has stopped that counted at least one value. */
    final void restore(Counts counts, Points points) {
        good = counts.good();
        uncertain = counts.uncertain();
        bad = counts.bad();
        min = Extreme.of(points.min);
        max = Extreme.of(points.max);
        first = Extreme.of(points.first);
        last = Extreme.of(points.last);
    }

    /** Whether a value at that time changes one of the four values that are told with their time. */
    final void note(Number value, long micros) {
        first = first == null || micros < first.micros ? new Extreme(value, micros) : first;
        last = last == null || micros >= last.micros ? new Extreme(value, micros) : last;
        min = min == null || precedes(compare(value, min.value), micros, min) ? new Extreme(value, micros) : min;
        max = max == null || precedes(compare(max.value, value), micros, max) ? new Extreme(value, micros) : max;
    }

    private static boolean precedes(int order, long micros, Extreme known) {
        return order < 0 || (order == 0 && micros < known.micros);
    }

    abstract int compare(Number one, Number other);

    final void noteAll(Tally other) {
        good += other.good;
        uncertain += other.uncertain;
        bad += other.bad;
        for (Extreme extreme : new @Nullable Extreme[] {other.min, other.max, other.first, other.last}) {
            if (extreme != null) {
                note(extreme.value, extreme.micros);
            }
        }
    }

    public final long count() {
        return good + uncertain + bad;
    }

    public final Counts counts() {
        return new Counts(good, uncertain, bad);
    }

    public final Point min() {
        return present(min);
    }

    public final Point max() {
        return present(max);
    }

    public final Point first() {
        return present(first);
    }

    public final Point last() {
        return present(last);
    }

    private static Point present(@Nullable Extreme extreme) {
        if (extreme == null) {
            throw new IllegalStateException("nothing was counted");
        }
        return extreme.point();
    }

    /** Of at least one value. */
    public abstract Summary summary();

    /** A sum of whole numbers that never overflows; it costs more than a long only where it is more than a long. */
    static final class WideSum {
        private long part;
        private BigInteger rest = BigInteger.ZERO;

        void add(long number) {
            long sum = part + number;
            if (((part ^ sum) & (number ^ sum)) < 0) {
                rest = rest.add(BigInteger.valueOf(part));
                part = number;
            } else {
                part = sum;
            }
        }

        void add(BigInteger number) {
            rest = rest.add(number);
        }

        BigInteger value() {
            return rest.add(BigInteger.valueOf(part));
        }
    }
}
