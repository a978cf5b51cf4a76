package freehold.telemetry;

import java.time.Instant;

/** One value of a variable, exactly as it was sent: a LONG is no double. */
public sealed interface Value {

    /** What the value weighs by the rules of the API: two bytes per character, whole numbers and times as stored. */
    int bytes();

    record OfBoolean(boolean value) implements Value {
        @Override
        public int bytes() {
            return 1;
        }
    }

    record OfInt(int value) implements Value {
        @Override
        public int bytes() {
            return Integer.BYTES;
        }
    }

    record OfLong(long value) implements Value {
        @Override
        public int bytes() {
            return Long.BYTES;
        }
    }

    /** Finite. Keeps the sign of zero. */
    record OfDouble(double value) implements Value {
        public OfDouble {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a value must be a finite number");
            }
        }

        @Override
        public int bytes() {
            return Double.BYTES;
        }
    }

    /** STRING or BIG_STRING. */
    record OfText(String value) implements Value {
        @Override
        public int bytes() {
            return Character.BYTES * value.length();
        }
    }

    record OfTime(Instant value) implements Value {
        @Override
        public int bytes() {
            return Long.BYTES;
        }
    }
}
