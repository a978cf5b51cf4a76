package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.SamplePage;
import freehold.telemetry.SampleQuery;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.usecase.SamplesWanted;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The query of a bulk read. */
record BulkParameters(
        @Parameter(required = true, description = "Beginning, exclusive", example = "2026-01-01T00:00:00.000Z")
        @Nullable
        String from,

        @Parameter(required = true, description = "End, inclusive", example = "2026-01-31T00:00:00.000Z") @Nullable
        String to,

        @Parameter(description = "Records at most, on all pages; all unless given") @Nullable
        String limit,

        @Parameter(description = "Names of variables, separated by commas; all unless given") @Nullable
        String select) {

    SamplesWanted wanted() {
        TimeSpan span = new RangeParameters(from, to).closed().span();
        if (Duration.between(span.from(), span.until()).compareTo(Limits.BULK_SPAN) > 0) {
            throw ProblemException.limit("bulk-span", "One read has at most " + Limits.BULK_SPAN.toDays() + " days.");
        }
        int page = (int) Math.min(most().orElse(Long.MAX_VALUE), Limits.PAGE_RECORDS);
        return new SamplesWanted(
                new SamplesWanted.Range(new SampleQuery(span, Order.ASCENDING, page)),
                Optional.ofNullable(select)
                        .filter(names -> !names.isBlank())
                        .map(names -> Arrays.stream(names.split(",", -1))
                                .map(String::strip)
                                .toList()));
    }

    private Optional<Long> most() {
        if (limit == null || limit.isBlank()) {
            return Optional.empty();
        }
        if (limit.matches("[0-9]{1,18}") && Long.parseLong(limit) > 0) {
            return Optional.of(Long.parseLong(limit));
        }
        throw ProblemException.invalid("limit", "The parameter limit must be a number from 1 on.");
    }

    /** The same request from where the page ends, for what of the limit is left. */
    Optional<String> next(UriComponentsBuilder request, SamplePage page) {
        Optional<Long> left = most().map(most -> most - page.samples().size());
        if (!page.more() || left.filter(rest -> rest <= 0).isPresent()) {
            return Optional.empty();
        }
        Instant last = page.samples().getLast().time();
        request.replaceQueryParam("from", IsoTime.format(last));
        left.ifPresent(rest -> request.replaceQueryParam("limit", rest));
        return Optional.of(request.build(true).toUriString());
    }
}
