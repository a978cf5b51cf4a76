package freehold.telemetry.store;

import freehold.telemetry.store.PackedColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records in a row, turned on their side: for each variable its values, in the narrowest of the database's types that
 * holds them exactly. Compressing is left to the database.
 */
final class PackedBlock {
    private static final double[] DIVISORS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    private final List<Long> times = new ArrayList<>();
    private final SortedMap<Integer, Column> columns = new TreeMap<>();
    private boolean mixed;

    private static final class Column {
        private final List<@Nullable Object> values = new ArrayList<>();
        private final List<@Nullable Integer> codes = new ArrayList<>();
        private final Kind kind;

        Column(Kind kind) {
            this.kind = kind;
        }
    }

    /** A variable's values as literals of arrays. */
    record Packed(
            int slot,
            @Nullable Double divisor,
            String type,
            String values,
            @Nullable String codes) {
        String sqlType() {
            return switch (type) {
                case "smalls" -> "smallint[]";
                case "ints" -> "int[]";
                case "longs" -> "bigint[]";
                case "reals" -> "float8[]";
                case "texts" -> "text[]";
                default -> throw new IllegalStateException(type);
            };
        }
    }

    /** To be called in the order of the times. */
    void add(long micros, Map<Integer, Object> values, @Nullable Integer[] codes) {
        int place = times.size();
        times.add(micros);
        values.forEach((slot, value) -> {
            Column column = columns.computeIfAbsent(slot, unseen -> new Column(kind(value)));
            mixed |= column.kind != kind(value);
            fill(column.values, place);
            column.values.add(value);
            fill(column.codes, place);
            column.codes.add(slot < codes.length ? codes[slot] : null);
        });
    }

    private static Kind kind(Object value) {
        return switch (value) {
            case Double number -> Kind.NUMBER;
            case Long whole -> Kind.WHOLE;
            default -> Kind.TEXT;
        };
    }

    private static void fill(List<? extends @Nullable Object> list, int size) {
        while (list.size() < size) {
            list.add(null);
        }
    }

    int size() {
        return times.size();
    }

    /** Whether a variable has values of two kinds: these stay as they are. */
    boolean mixed() {
        return mixed;
    }

    long begins() {
        return times.getFirst();
    }

    long ends() {
        return times.getLast();
    }

    Integer[] slots() {
        return columns.keySet().toArray(Integer[]::new);
    }

    /** Between all records, if it is always the same. */
    @Nullable
    Long step() {
        long step = times.size() < 2 ? 1 : times.get(1) - times.getFirst();
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i) - times.get(i - 1) != step) {
                return null;
            }
        }
        return step;
    }

    /** How long after the beginning each is, in units of so many microseconds; null where they don't fit. */
    @Nullable
    String offsets(long unit) {
        boolean fit = times.stream().allMatch(time -> (time - begins()) % unit == 0);
        return fit ? literal(times, time -> Long.toString(((Long) time - begins()) / unit)) : null;
    }

    List<Packed> values() {
        List<Packed> packed = new ArrayList<>();
        columns.forEach((slot, column) -> {
            fill(column.values, times.size());
            fill(column.codes, times.size());
            String codes =
                    column.codes.stream().allMatch(Objects::isNull) ? null : literal(column.codes, Object::toString);
            packed.add(
                    switch (column.kind) {
                        case NUMBER -> numbers(slot, column.values, codes);
                        case WHOLE -> wholes(slot, column.values, codes);
                        case TEXT ->
                            new Packed(slot, null, "texts", literal(column.values, PackedBlock::quoted), codes);
                    });
        });
        return packed;
    }

    private static Packed numbers(int slot, List<@Nullable Object> values, @Nullable String codes) {
        for (double divisor : DIVISORS) {
            long widest = widest(values, divisor);
            if (widest <= Integer.MAX_VALUE) {
                String wholes = literal(values, value -> Long.toString(Math.round((double) value * divisor)));
                return new Packed(slot, divisor, widest <= Short.MAX_VALUE ? "smalls" : "ints", wholes, codes);
            }
        }
        return new Packed(slot, 1.0, "reals", literal(values, Object::toString), codes);
    }

    /** The greatest whole number when multiplied, or more than any if dividing does not give each value back. */
    private static long widest(List<@Nullable Object> values, double divisor) {
        long widest = 0;
        for (Object value : values) {
            if (value instanceof Double number) {
                double multiplied = number * divisor;
                if (!(Math.abs(multiplied) <= Integer.MAX_VALUE)) {
                    return Long.MAX_VALUE;
                }
                long whole = Math.round(multiplied);
                if (Double.doubleToRawLongBits(whole / divisor) != Double.doubleToRawLongBits(number)) {
                    return Long.MAX_VALUE;
                }
                widest = Math.max(widest, Math.abs(whole));
            }
        }
        return widest;
    }

    private static Packed wholes(int slot, List<@Nullable Object> values, @Nullable String codes) {
        boolean small = values.stream().allMatch(value -> value == null || (long) value == (short) (long) value);
        boolean medium = values.stream().allMatch(value -> value == null || (long) value == (int) (long) value);
        return new Packed(
                slot, null, small ? "smalls" : medium ? "ints" : "longs", literal(values, Object::toString), codes);
    }

    private static <T extends @Nullable Object> String literal(List<T> values, Function<Object, String> text) {
        return values.stream()
                .map(value -> value == null ? "NULL" : text.apply(value))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
