package freehold.telemetry.imports;

import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.IsoTime;
import freehold.telemetry.Limits;
import freehold.telemetry.Quality;
import freehold.telemetry.RecordRules;
import freehold.telemetry.Sample;
import freehold.telemetry.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes records of rows, by the first row of the file, the mapping and the schema of the series. */
final class RowReader {
    private final SeriesSchema schema;
    private final Instant now;
    private final List<Column> columns;
    private final int slots;

    /** A row, or the first of all, is not as it has to be; in words without what is in it. */
    static final class Damaged extends Exception {
        private final String reason;

        Damaged(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private sealed interface Column {
        record Time() implements Column {}

        record OfValue(Variable variable) implements Column {}

        record OfQuality(Variable variable) implements Column {}

        record LeftOut() implements Column {}
    }

    RowReader(SeriesSchema schema, Instant now, Mapping mapping, Row header) throws Damaged {
        this.schema = schema;
        this.now = now;
        this.columns = columns(schema, mapping, header);
        this.slots =
                1 + schema.variables().stream().mapToInt(Variable::slot).max().orElse(0);
    }

    private static List<Column> columns(SeriesSchema schema, Mapping mapping, Row header) throws Damaged {
        Set<String> seen = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (String field : header.fields()) {
            String name = Optional.ofNullable(field).orElse("").strip();
            if (!seen.add(name)) {
                throw new Damaged("The column " + shown(name) + " is there twice.");
            }
            columns.add(column(schema, mapping, name));
        }
        if (!seen.contains(mapping.time())) {
            throw new Damaged("There is no column " + shown(mapping.time()) + " with the time.");
        }
        for (String named : mapping.columns().map(Map::keySet).orElse(Set.of())) {
            if (!seen.contains(named)) {
                throw new Damaged("There is no column " + shown(named) + ".");
            }
        }
        if (new HashSet<>(columns).size() < columns.size() && mapping.columns().isEmpty()) {
            throw new Damaged("Two columns mean the same.");
        }
        return columns;
    }

    private static Column column(SeriesSchema schema, Mapping mapping, String name) throws Damaged {
        if (name.equals(mapping.time())) {
            return new Column.Time();
        }
        Optional<String> target = mapping.columns().isEmpty()
                ? Optional.of(name)
                : Optional.ofNullable(mapping.columns().get().get(name));
        if (target.isEmpty()) {
            return new Column.LeftOut();
        }
        for (Variable variable : schema.variables()) {
            if (variable.name().equals(target.get())) {
                return new Column.OfValue(variable);
            }
        }
        for (Variable variable : schema.variables()) {
            if (Quality.isNamedBy(target.get(), variable)) {
                return new Column.OfQuality(variable);
            }
        }
        throw new Damaged("There is no variable " + shown(target.get()) + " in the aspect.");
    }

    private static String shown(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }

    Sample read(Row row) throws Damaged {
        if (row.fields().size() != columns.size()) {
            throw new Damaged("has " + row.fields().size() + " fields of " + columns.size());
        }
        Sample.Draft draft = new Sample.Draft(slots);
        Optional<Instant> time = Optional.empty();
        for (int i = 0; i < columns.size(); i++) {
            String field = row.fields().get(i);
            switch (columns.get(i)) {
                case Column.Time of -> time = Optional.of(time(field));
                case Column.OfValue(Variable variable) -> {
                    if (field != null) {
                        draft.put(variable.slot(), value(field, variable));
                    }
                }
                case Column.OfQuality(Variable variable) -> {
                    if (field != null) {
                        draft.quality(variable.slot(), (int) whole(field, Quality.nameOf(variable), Integer.MAX_VALUE));
                    }
                }
                case Column.LeftOut none -> {}
            }
        }
        for (Variable variable : schema.variables()) {
            if (draft.quality(variable.slot()) != null && draft.value(variable.slot()) == null) {
                throw new Damaged(Quality.nameOf(variable) + " is the quality of a value, and there is none");
            }
        }
        Sample sample = draft.at(time.orElseThrow(() -> new Damaged("has no time")));
        if (sample.bytes() > Limits.RECORD_BYTES) {
            throw new Damaged("has " + sample.bytes() + " bytes of at most " + Limits.RECORD_BYTES);
        }
        return sample;
    }

    private Instant time(@Nullable String field) throws Damaged {
        Optional<Instant> time = Optional.ofNullable(field).flatMap(text -> IsoTime.parse(text.strip()));
        if (time.isEmpty()) {
            throw new Damaged("the time must be like 2026-01-31T12:00:00.000Z");
        }
        Optional<String> fault = RecordRules.faultOfTime(time.get(), schema.twinType(), now);
        if (fault.isPresent()) {
            throw new Damaged("the time " + fault.get());
        }
        return time.get();
    }

    private static Value value(String field, Variable variable) throws Damaged {
        String name = variable.name();
        return switch (variable.dataType()) {
            case BOOLEAN -> new Value.OfBoolean(truth(field.strip(), name));
            case INT -> new Value.OfInt((int) whole(field, name, Integer.MAX_VALUE));
            case LONG -> new Value.OfLong(whole(field, name, Long.MAX_VALUE));
            case DOUBLE -> new Value.OfDouble(number(field.strip(), name));
            case STRING -> text(field, variable, Limits.STRING_LENGTH);
            case BIG_STRING -> text(field, variable, Limits.BIG_STRING_LENGTH);
            case TIMESTAMP ->
                new Value.OfTime(IsoTime.parse(field.strip())
                        .orElseThrow(() -> new Damaged(name + " must be a time like 2026-01-31T12:00:00.000Z")));
        };
    }

    private static boolean truth(String field, String name) throws Damaged {
        return switch (field) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Damaged(name + " must be true or false");
        };
    }

    private static long whole(String field, String name, long most) throws Damaged {
        String text = field.strip();
        if (text.matches("-?[0-9]{1,19}")) {
            try {
                long number = Long.parseLong(text);
                if (number <= most && number >= -most - 1) {
                    return number;
                }
            } catch (NumberFormatException tooLarge) {
                throw new Damaged(name + " must be a whole number from " + (-most - 1) + " to " + most);
            }
        }
        throw new Damaged(name + " must be a whole number from " + (-most - 1) + " to " + most);
    }

    /** As in JSON: no names for what is no number, no hexadecimal digits. */
    private static double number(String field, String name) throws Damaged {
        if (!field.matches("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")) {
            throw new Damaged(name + " must be a number");
        }
        double number = Double.parseDouble(field);
        if (!Double.isFinite(number)) {
            throw new Damaged(name + " must be a number that a double can hold");
        }
        return number;
    }

    private static Value text(String field, Variable variable, int most) throws Damaged {
        Optional<String> fault =
                RecordRules.faultOfText(field, variable.length().orElse(most));
        if (fault.isPresent()) {
            throw new Damaged(variable.name() + " " + fault.get());
        }
        return new Value.OfText(field);
    }
}
