package freehold.telemetry.store;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema.Variable;

/** What of packed records is wanted: the values of a variable, and perhaps their quality codes. */
record PackedColumn(int slot, Kind kind, boolean quality) {

    /** Where {@code telemetry.record} has the values. */
    enum Kind {
        /** In {@code v}. */
        NUMBER,
        /** In {@code x}, as numbers. */
        WHOLE,
        /** In {@code x}, as texts. */
        TEXT;

        static Kind of(DataType type) {
            return switch (type) {
                case BOOLEAN, INT, DOUBLE -> NUMBER;
                case LONG -> WHOLE;
                case STRING, BIG_STRING, TIMESTAMP -> TEXT;
            };
        }
    }

    static PackedColumn of(Variable variable) {
        return new PackedColumn(variable.slot(), Kind.of(variable.dataType()), variable.qualityCode());
    }

    /** The values of all records of one block, as an array. */
    String values() {
        String of = "p.slot = " + slot;
        return switch (kind) {
            case NUMBER ->
                "max(coalesce(p.smalls::float8[], p.ints::float8[], p.reals)) filter (where " + of
                        + " and p.divisor is not null)";
            case WHOLE ->
                "max(coalesce(p.smalls::bigint[], p.ints::bigint[], p.longs)) filter (where " + of
                        + " and p.divisor is null)";
            case TEXT -> "max(p.texts) filter (where " + of + ")";
        };
    }

    String divisor() {
        return "max(p.divisor) filter (where p.slot = " + slot + ")";
    }

    String codes() {
        return "max(p.codes) filter (where p.slot = " + slot + ")";
    }

    /** In which no two columns are alike. */
    String name() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + slot;
    }
}
