package freehold.telemetry.model;

import freehold.telemetry.model.Summary.Counts;
import java.util.Optional;
import java.util.OptionalDouble;

/** Of DOUBLE: the sum carries what rounding loses, the spread is taken about the mean. */
public final class DoubleTally extends Tally {
    private double sum;
    private double lost;
    private double mean;
    private double spread;

    /** What there is to know of a tally besides what all have. */
    public record State(double sum, double lost, double mean, double spread) {}

    public DoubleTally() {}

    /** One that has counted that. */
    public DoubleTally(State state, Counts counts, Points points) {
        restore(counts, points);
        sum = state.sum;
        lost = state.lost;
        mean = state.mean;
        spread = state.spread;
    }

    public State state() {
        return new State(sum, lost, mean, spread);
    }

    /**
     * @param quality its code; 0 without one
     */
    public void add(long micros, double value, int quality) {
        count(quality);
        note(value, micros);
        plus(value);
        double distance = value - mean;
        mean += distance / count();
        spread += distance * (value - mean);
    }

    public void merge(DoubleTally other) {
        if (other.count() == 0) {
            return;
        }
        double here = count();
        double there = other.count();
        noteAll(other);
        plus(other.sum);
        plus(other.lost);
        double distance = other.mean - mean;
        double share = there / (here + there);
        mean += distance * share;
        spread += other.spread + distance * distance * here * share;
    }

    private void plus(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    @Override
    int compare(Number one, Number other) {
        return Double.compare(one.doubleValue(), other.doubleValue());
    }

    @Override
    public Summary summary() {
        double total = sum + lost;
        return new Summary(
                counts(),
                Double.isFinite(total) ? Optional.of(total) : Optional.empty(),
                finite(Double.isFinite(total) ? total / count() : mean),
                finite(Math.sqrt(spread / count())),
                min(),
                max(),
                first(),
                last());
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
