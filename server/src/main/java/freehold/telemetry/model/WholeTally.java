package freehold.telemetry.model;

import freehold.telemetry.model.Summary.Counts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** Of INT, LONG and, as 0 and 1, of BOOLEAN: sums and sums of squares are kept exactly. */
public final class WholeTally extends Tally {
    /** Its square is the largest that fits into a long. */
    private static final long ROOT = 3_037_000_499L;

    private static final MathContext DIGITS = new MathContext(20, RoundingMode.HALF_EVEN);

    private final WideSum sum = new WideSum();
    private final WideSum squares = new WideSum();

    /** What there is to know of a tally besides what all have. */
    public record State(BigInteger sum, BigInteger squares) {}

    public WholeTally() {}

    /** One that has counted that. */
    public WholeTally(State state, Counts counts, Points points) {
        restore(counts, points);
        sum.add(state.sum);
        squares.add(state.squares);
    }

    public State state() {
        return new State(sum.value(), squares.value());
    }

    /**
     * @param quality its code; 0 without one
     */
    public void add(long micros, long value, int quality) {
        count(quality);
        note(value, micros);
        sum.add(value);
        if (value >= -ROOT && value <= ROOT) {
            squares.add(value * value);
        } else {
            squares.add(BigInteger.valueOf(value).pow(2));
        }
    }

    public void merge(WholeTally other) {
        noteAll(other);
        sum.add(other.sum.value());
        squares.add(other.squares.value());
    }

    @Override
    int compare(Number one, Number other) {
        return Long.compare(one.longValue(), other.longValue());
    }

    @Override
    public Summary summary() {
        BigInteger all = BigInteger.valueOf(count());
        BigInteger total = sum.value();
        BigDecimal average = new BigDecimal(total).divide(new BigDecimal(all), DIGITS);
        BigDecimal variance = new BigDecimal(all.multiply(squares.value()).subtract(total.pow(2)))
                .divide(new BigDecimal(all.pow(2)), DIGITS);
        return new Summary(
                counts(),
                Optional.of(total),
                OptionalDouble.of(average.doubleValue()),
                OptionalDouble.of(Math.sqrt(variance.doubleValue())),
                min(),
                max(),
                first(),
                last());
    }
}
