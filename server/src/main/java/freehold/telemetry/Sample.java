package freehold.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record of a series: a time, and values by the slots of their variables, each with or without a quality code.
 * Immutable.
 */
public final class Sample {
    private final Instant time;
    private final @Nullable Value[] values;
    private final @Nullable Integer[] qualities;

    private Sample(Instant time, @Nullable Value[] values, @Nullable Integer[] qualities) {
        this.time = time;
        this.values = values;
        this.qualities = qualities;
    }

    /** To microseconds. */
    public Instant time() {
        return time;
    }

    public @Nullable Value value(int slot) {
        return slot < values.length ? values[slot] : null;
    }

    public @Nullable Integer quality(int slot) {
        return slot < qualities.length ? qualities[slot] : null;
    }

    /** One more than the last slot that has a value. */
    public int slots() {
        return values.length;
    }

    /** One more than the last slot that has a quality code. */
    public int qualitySlots() {
        return qualities.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** What the record weighs by the rules of the API; its time aside. */
    public long bytes() {
        long bytes = 0;
        for (Value value : values) {
            bytes += value == null ? 0 : value.bytes();
        }
        for (Integer quality : qualities) {
            bytes += quality == null ? 0 : Integer.BYTES;
        }
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sample sample
                && time.equals(sample.time)
                && Arrays.equals(values, sample.values)
                && Arrays.equals(qualities, sample.qualities);
    }

    @Override
    public int hashCode() {
        return 31 * time.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return time + " " + Arrays.toString(values) + " " + Arrays.toString(qualities);
    }

    /** A record in the making. */
    public static final class Draft {
        private final @Nullable Value[] values;
        private final @Nullable Integer[] qualities;

        /**
         * @param slots one more than the last slot there may be
         */
        public Draft(int slots) {
            values = new @Nullable Value[slots];
            qualities = new @Nullable Integer[slots];
        }

        public Draft put(int slot, Value value) {
            values[slot] = value;
            return this;
        }

        public Draft quality(int slot, int code) {
            qualities[slot] = code;
            return this;
        }

        public @Nullable Value value(int slot) {
            return values[slot];
        }

        public @Nullable Integer quality(int slot) {
            return qualities[slot];
        }

        /** The record as drafted, at the time to microseconds. The draft must not be used any more. */
        public Sample at(Instant time) {
            return new Sample(
                    time.truncatedTo(ChronoUnit.MICROS),
                    Arrays.copyOf(values, used(values)),
                    Arrays.copyOf(qualities, used(qualities)));
        }

        private static int used(@Nullable Object[] slots) {
            int used = slots.length;
            while (used > 0 && slots[used - 1] == null) {
                used--;
            }
            return used;
        }
    }
}
