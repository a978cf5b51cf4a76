package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.model.PlotBuckets;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plot shows. */
record PlotParameters(
        @Parameter(description = "Beginning, exclusive", example = "2026-01-01T00:00:00.000Z", required = true)
        @Nullable
        String from,

        @Parameter(description = "End, inclusive", example = "2026-01-31T00:00:00.000Z", required = true) @Nullable
        String to,

        @Parameter(description = "Buckets at most: 2 to 2000, 800 unless given", example = "800") @Nullable
        String width,

        @Parameter(description = "Variables, separated by commas; all that are numbers unless given") @Nullable
        String select) {
    private static final int USUAL_WIDTH = 800;

    PlotBuckets buckets() {
        Instant begin = time("from", from);
        Instant end = time("to", to);
        if (!begin.isBefore(end)) {
            throw ProblemException.invalid("from", "The parameter from must be before to.");
        }
        return new PlotBuckets(begin, end, most());
    }

    Optional<List<String>> selected() {
        return Optional.ofNullable(select)
                .filter(text -> !text.isBlank())
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    private int most() {
        if (width == null || width.isBlank()) {
            return USUAL_WIDTH;
        }
        if (width.matches("[0-9]{1,9}")) {
            int count = Integer.parseInt(width);
            if (count >= 2 && count <= Limits.PLOT_BUCKETS) {
                return count;
            }
        }
        throw ProblemException.invalid(
                "width", "The parameter width must be a number from 2 to " + Limits.PLOT_BUCKETS + ".");
    }

    private static Instant time(String name, @Nullable String text) {
        return IsoTime.parse(AggregateRoutes.needed(name, text))
                .map(time -> time.truncatedTo(ChronoUnit.MILLIS))
                .orElseThrow(() -> ProblemException.invalid(
                        name, "The parameter " + name + " must be a time like 2026-01-31T12:00:00.000Z."));
    }
}
