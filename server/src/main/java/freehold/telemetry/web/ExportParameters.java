package freehold.telemetry.web;

import freehold.kernel.ProblemException;
import freehold.telemetry.usecase.ExportSamples;
import freehold.telemetry.usecase.SeriesAddress;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is downloaded, and how it is written. An empty parameter is as good as none. */
record ExportParameters(
        @Parameter(required = true, example = "0123456789abcdef0123456789abcdef") @Nullable
        String assetId,

        @Parameter(required = true, example = "environment") @Nullable
        String aspect,

        @Parameter(description = "Beginning of the range, exclusive", example = "2026-01-01T00:00:00.000Z") @Nullable
        String from,

        @Parameter(description = "End of the range, inclusive", example = "2026-01-31T00:00:00.000Z") @Nullable
        String to,

        @Parameter(description = "Names of variables, separated by commas; all unless given") @Nullable
        String select,

        @Parameter(description = "csv, the default, or jsonl") @Nullable
        String format) {

    SeriesAddress address() {
        return new SeriesAddress(AggregateRoutes.needed("assetId", assetId), AggregateRoutes.needed("aspect", aspect));
    }

    ExportSamples.Wish wish() {
        return new ExportSamples.Wish(
                new RangeParameters(from, to).span(),
                Optional.ofNullable(select)
                        .filter(names -> !names.isBlank())
                        .map(names -> Arrays.stream(names.split(",", -1))
                                .map(String::strip)
                                .toList()));
    }

    ExportFormat exportFormat() {
        if (format == null || format.isBlank()) {
            return ExportFormat.CSV;
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> ExportFormat.CSV;
            case "jsonl" -> ExportFormat.JSONL;
            default -> throw ProblemException.invalid("format", "The parameter format must be csv or jsonl.");
        };
    }
}
