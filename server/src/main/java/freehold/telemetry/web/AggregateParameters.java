package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.kernel.ProblemException;
import freehold.telemetry.model.IntervalUnit;
import freehold.telemetry.model.IntervalWish;
import freehold.telemetry.usecase.AggregatesWanted;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which aggregates are wanted. An empty parameter is as good as none. */
record AggregateParameters(
        @Parameter(description = "Beginning of the range, exclusive", example = "2026-01-01T00:00:00.000Z") @Nullable
        String from,

        @Parameter(description = "End of the range, inclusive", example = "2026-01-31T00:00:00.000Z") @Nullable
        String to,

        @Parameter(
                description = "How many units an interval has: 2, 4 … 60 minutes, 1–24 hours, 1–90 days, 1–12 weeks,"
                        + " 1–3 months",
                example = "1")
        @Nullable
        String intervalValue,

        @Parameter(description = "minute, hour, day, week or month", example = "day") @Nullable
        String intervalUnit,

        @Parameter(
                description = "Variables, or functions of them like temperature.average, separated by commas; all"
                        + " unless given")
        @Nullable
        String select) {
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(T(\\d{2})(:\\d{2})?(:\\d{2}(?:\\.\\d{1,9})?)?)?(Z|[+-]\\d{2}(?::?\\d{2})?)?");

    AggregatesWanted wanted(Optional<String> count) {
        IntervalWish wish = new IntervalWish(
                time("from", from),
                time("to", to),
                unit(),
                number("intervalValue", given(intervalValue)),
                counted(count));
        Optional<List<String>> names = given(select)
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList());
        return new AggregatesWanted(wish::edges, names);
    }

    private static Optional<Integer> counted(Optional<String> count) {
        return number("count", count.filter(text -> !text.isBlank()));
    }

    private Optional<IntervalUnit> unit() {
        return given(intervalUnit)
                .map(text -> IntervalUnit.parse(text)
                        .orElseThrow(() -> ProblemException.invalid(
                                "intervalUnit",
                                "The parameter intervalUnit must be minute, hour, day, week or month.")));
    }

    private static Optional<Integer> number(String name, Optional<String> given) {
        return given.map(text -> {
            if (text.matches("0*[1-9][0-9]{0,5}")) {
                return Integer.valueOf(text);
            }
            throw ProblemException.invalid(name, "The parameter " + name + " must be a number from 1.");
        });
    }

    private static Optional<Instant> time(String name, @Nullable String text) {
        return given(text)
                .map(present -> completed(present)
                        .flatMap(IsoTime::parse)
                        .map(time -> time.truncatedTo(ChronoUnit.MICROS))
                        .orElseThrow(() -> ProblemException.invalid(
                                name, "The parameter " + name + " must be a time like 2026-01-31T12:00:00.000Z.")));
    }

    /** What may be left out of a time here, from its end on: seconds, minutes, the hour; and the zone, which is UTC. */
    private static Optional<String> completed(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        String zone = Optional.ofNullable(time.group(6)).orElse("Z");
        if (zone.length() == 3) {
            zone += ":00";
        } else if (zone.length() == 5) {
            zone = zone.substring(0, 3) + ":" + zone.substring(3);
        }
        return Optional.of(time.group(1) + "T"
                + Optional.ofNullable(time.group(3)).orElse("00")
                + Optional.ofNullable(time.group(4)).orElse(":00")
                + Optional.ofNullable(time.group(5)).orElse(":00")
                + zone);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(present -> !present.isBlank());
    }
}
