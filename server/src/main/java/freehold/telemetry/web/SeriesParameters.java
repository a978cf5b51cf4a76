package freehold.telemetry.web;

import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.SampleQuery;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.usecase.SamplesWanted;
import freehold.telemetry.usecase.SamplesWanted.Latest;
import freehold.telemetry.usecase.SamplesWanted.LatestOfEach;
import freehold.telemetry.usecase.SamplesWanted.Range;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query of a read. An empty parameter is as good as none. */
record SeriesParameters(
        @Parameter(description = "Beginning of the range, exclusive", example = "2026-01-01T00:00:00.000Z") @Nullable
        String from,

        @Parameter(description = "End of the range, inclusive", example = "2026-01-31T00:00:00.000Z") @Nullable
        String to,

        @Parameter(description = "Records at most: 1 to 2000, which is the default") @Nullable
        String limit,

        @Parameter(description = "Names of variables, separated by commas; all unless given") @Nullable
        String select,

        @Parameter(description = "asc, the default, or desc") @Nullable
        String sort,

        @Parameter(description = "true for the newest value of each variable; not together with a range") @Nullable
        String latestValue) {

    SamplesWanted wanted() {
        Order order = order();
        int count = count();
        RangeParameters range = new RangeParameters(from, to);
        if (isLatestValue()) {
            if (!range.isEmpty()) {
                throw ProblemException.invalid("latestValue", "The newest values can't be limited to a range.");
            }
            return new SamplesWanted(new LatestOfEach(), selected());
        }
        return new SamplesWanted(
                range.isEmpty() ? new Latest() : new Range(new SampleQuery(range.span(), order, count)), selected());
    }

    private Order order() {
        return switch (given(sort).orElse("asc").toLowerCase(Locale.ROOT)) {
            case "asc" -> Order.ASCENDING;
            case "desc" -> Order.DESCENDING;
            default -> throw ProblemException.invalid("sort", "The parameter sort must be asc or desc.");
        };
    }

    private int count() {
        String text = given(limit).orElse(Integer.toString(Limits.PAGE_RECORDS));
        if (text.matches("[0-9]{1,9}")) {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= Limits.PAGE_RECORDS) {
                return count;
            }
        }
        throw ProblemException.invalid(
                "limit", "The parameter limit must be a number from 1 to " + Limits.PAGE_RECORDS + ".");
    }

    private boolean isLatestValue() {
        return switch (given(latestValue).orElse("false").toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw ProblemException.invalid("latestValue", "The parameter latestValue must be true or false.");
        };
    }

    private Optional<List<String>> selected() {
        return given(select)
                .map(names ->
                        Arrays.stream(names.split(",", -1)).map(String::strip).toList());
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(present -> !present.isBlank());
    }
}
