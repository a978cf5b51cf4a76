package freehold.telemetry.store;

import freehold.telemetry.store.PackedColumn.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Packed records as rows like those of {@code telemetry.record}, as part of a statement: so all that is asked of rows is
 * asked of them in the same words. Records that a row replaces are left out.
 */
final class Unpacking {
    private static final String TIME =
            "b.begins + coalesce(u.micros, u.millis * 1000::bigint, (u.place - 1) * b.step) * interval '1 microsecond'";

    private Unpacking() {}

    /**
     * Of which records.
     *
     * @param series whose, as SQL for its number
     * @param from the first time, as SQL
     * @param until the end, as SQL
     */
    record Bounds(String series, String from, String until) {
        static final Bounds NAMED = new Bounds("", "cast(:from as timestamptz)", "cast(:until as timestamptz)");

        Bounds of(String otherSeries) {
            return new Bounds(otherSeries, from, until);
        }

        /** No block is in two hours, so whatever reaches into the bounds begins in the hour of their first time or later. */
        private String hold(String begins) {
            return begins + " > date_bin(interval '1 hour', " + from
                    + " - interval '1 microsecond', timestamptz 'epoch') and " + begins + " < " + until;
        }
    }

    /** Selects {@code ts}, {@code v}, {@code x} and {@code q} of each record, and {@code begins, place} to sort by. */
    static String sql(List<PackedColumn> columns, Bounds bounds) {
        String slots = columns.stream()
                .map(column -> Integer.toString(column.slot()))
                .distinct()
                .collect(Collectors.joining(","));
        return "select " + TIME + " as ts, " + numbers(columns) + " as v, " + sides(columns) + " as x, "
                + codes(columns) + " as q, b.begins, u.place from telemetry.packed b cross join lateral (select "
                + columns.stream().map(Unpacking::gathered).collect(Collectors.joining(", "))
                + " from telemetry.packed_values p where p.series_id = b.series_id and p.begins = b.begins and "
                + bounds.hold("p.begins") + " and p.slot in (" + slots + ")) c"
                + " cross join lateral unnest(b.millis, b.micros, "
                + columns.stream()
                        .map(column -> "c." + column.name() + (column.quality() ? ", c.q" + column.name() : ""))
                        .collect(Collectors.joining(", "))
                + ") with ordinality u (millis, micros, "
                + columns.stream()
                        .map(column -> column.name() + (column.quality() ? ", q" + column.name() : ""))
                        .collect(Collectors.joining(", "))
                + ", place) where b.series_id = " + bounds.series() + " and " + bounds.hold("b.begins")
                + " and b.ends >= " + bounds.from() + " and b.slots && '{" + slots + "}'::int[] and " + TIME + " >= "
                + bounds.from() + " and " + TIME + " < " + bounds.until()
                + " and (not b.covered or not exists (select from telemetry.record o where o.series_id = b.series_id"
                + " and o.ts = " + TIME + " and o.ts >= " + bounds.from() + " and o.ts < " + bounds.until() + "))";
    }

    private static String gathered(PackedColumn column) {
        return column.values() + " as " + column.name()
                + (column.kind() == Kind.NUMBER ? ", " + column.divisor() + " as d" + column.name() : "")
                + (column.quality() ? ", " + column.codes() + " as q" + column.name() : "");
    }

    private static String numbers(List<PackedColumn> columns) {
        return bySlot(
                        columns.stream()
                                .filter(column -> column.kind() == Kind.NUMBER)
                                .toList(),
                        column -> "u." + column.name() + " / c.d" + column.name())
                + "::float8[]";
    }

    private static String codes(List<PackedColumn> columns) {
        return bySlot(columns.stream().filter(PackedColumn::quality).toList(), column -> "u.q" + column.name())
                + "::int[]";
    }

    private static String bySlot(List<PackedColumn> columns, Function<PackedColumn, String> value) {
        if (columns.isEmpty()) {
            return "null";
        }
        int slots = 1 + columns.stream().mapToInt(PackedColumn::slot).max().orElseThrow();
        return IntStream.range(0, slots)
                .mapToObj(slot -> columns.stream()
                        .filter(column -> column.slot() == slot)
                        .map(value)
                        .findFirst()
                        .orElse("null"))
                .collect(Collectors.joining(", ", "array[", "]"));
    }

    private static String sides(List<PackedColumn> columns) {
        List<PackedColumn> sides =
                columns.stream().filter(column -> column.kind() != Kind.NUMBER).toList();
        if (sides.isEmpty()) {
            return "null::jsonb";
        }
        return sides.stream()
                .map(column -> "jsonb_build_object('" + column.slot() + "', u." + column.name() + ")")
                .collect(Collectors.joining(" || ", "jsonb_strip_nulls(", ")"));
    }
}
