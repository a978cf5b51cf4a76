package freehold.telemetry.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the values of one variable come to within an interval. There is at least one value.
 *
 * @param sum a Double or, of whole numbers, an exact BigInteger; absent where it exceeds what a double can hold, as are average and
 *     standard deviation
 * @param standardDeviation of all values there are, and so zero where there is one
 */
public record Summary(
        Counts counts,
        Optional<Number> sum,
        OptionalDouble average,
        OptionalDouble standardDeviation,
        Point min,
        Point max,
        Point first,
        Point last) {

    /** How many values, by the quality that came with them. */
    public record Counts(long good, long uncertain, long bad) {
        /** Of the three. */
        public long all() {
            return good + uncertain + bad;
        }
    }

    /** A value that was written, and when; of equal ones the earliest. */
    public record Point(Number value, Instant time) {
        public Point {
            if (!(value instanceof Double || value instanceof Long)) {
                throw new IllegalArgumentException("neither a double nor whole");
            }
        }
    }
}
