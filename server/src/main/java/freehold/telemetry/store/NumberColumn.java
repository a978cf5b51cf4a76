package freehold.telemetry.store;

import freehold.assets.DataType;
import freehold.telemetry.Sample;
import freehold.telemetry.Value;
import org.jspecify.annotations.Nullable;

/** The columns {@code v} and {@code q}: numbers by slot, as PostgreSQL's array literals. */
final class NumberColumn {
    private NumberColumn() {}

    /** The record's numbers, or null where it has none. */
    static @Nullable String values(Sample sample, StringBuilder buffer) {
        buffer.setLength(0);
        int missing = 0;
        for (int slot = 0; slot < sample.slots(); slot++) {
            Value value = sample.value(slot);
            if (value instanceof Value.OfDouble || value instanceof Value.OfInt || value instanceof Value.OfBoolean) {
                fill(buffer, missing);
                missing = 0;
                append(buffer, value);
            } else {
                missing++;
            }
        }
        return closed(buffer);
    }

    /** The record's quality codes, or null where it has none. */
    static @Nullable String qualities(Sample sample, StringBuilder buffer) {
        buffer.setLength(0);
        int missing = 0;
        for (int slot = 0; slot < sample.qualitySlots(); slot++) {
            Integer code = sample.quality(slot);
            if (code != null) {
                fill(buffer, missing);
                missing = 0;
                separated(buffer).append(code.intValue());
            } else {
                missing++;
            }
        }
        return closed(buffer);
    }

    private static void append(StringBuilder buffer, Value value) {
        separated(buffer);
        switch (value) {
            case Value.OfDouble number -> buffer.append(number.value());
            case Value.OfInt number -> buffer.append(number.value());
            case Value.OfBoolean truth -> buffer.append(truth.value() ? '1' : '0');
            case Value.OfLong side -> throw unexpected(side);
            case Value.OfText side -> throw unexpected(side);
            case Value.OfTime side -> throw unexpected(side);
        }
    }

    private static IllegalStateException unexpected(Value value) {
        return new IllegalStateException(value + " does not fit into a double");
    }

    private static void fill(StringBuilder buffer, int missing) {
        for (int i = 0; i < missing; i++) {
            separated(buffer).append("NULL");
        }
    }

    private static StringBuilder separated(StringBuilder buffer) {
        return buffer.append(buffer.isEmpty() ? '{' : ',');
    }

    private static @Nullable String closed(StringBuilder buffer) {
        return buffer.isEmpty() ? null : buffer.append('}').toString();
    }

    /** Puts the numbers into the draft whose slots are of these types; a slot without a type is not shown. */
    static void read(@Nullable Double[] numbers, @Nullable DataType[] types, Sample.Draft draft) {
        for (int slot = 0; slot < Math.min(numbers.length, types.length); slot++) {
            Double number = numbers[slot];
            DataType type = types[slot];
            if (number != null && type != null) {
                draft.put(slot, value(number, type));
            }
        }
    }

    private static Value value(double number, DataType type) {
        return switch (type) {
            case DOUBLE -> new Value.OfDouble(number);
            case INT -> new Value.OfInt((int) number);
            case BOOLEAN -> new Value.OfBoolean(number != 0);
            case LONG, STRING, BIG_STRING, TIMESTAMP -> throw new IllegalStateException(type + " is not a number here");
        };
    }
}
