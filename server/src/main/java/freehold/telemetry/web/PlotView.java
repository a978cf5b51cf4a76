package freehold.telemetry.web;

import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.IsoTime;
import freehold.telemetry.Summaries;
import freehold.telemetry.model.PlotBuckets;
import freehold.telemetry.model.Summary;
import freehold.telemetry.usecase.AggregatesRead;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a series a plot draws. */
record PlotView(
        @Schema(example = "2026-01-01T00:00:00.000Z") String from,
        @Schema(example = "2026-01-31T00:00:00.000Z") String to,

        @Schema(
                description = "How long a bucket is; the first and the last may be shorter. Where times are further"
                        + " apart than this, nothing was measured between.",
                example = "3600000")
        long bucketMillis,

        List<Line> lines) {

    /** One variable: a column for each of what its buckets come to. Buckets without values are left out. */
    record Line(
            @Schema(example = "temperature") String name,
            @Schema(example = "C") @Nullable String unit,

            @Schema(description = "When each bucket begins, in milliseconds since 1970", example = "[1767225600000]")
            List<Long> time,

            @Schema(example = "[20.5]") List<Number> min,
            @Schema(example = "[22.0]") List<Number> max,

            @Schema(description = "null where no number can hold it", example = "[21.1]")
            List<@Nullable Double> average) {

        private static Line empty(Variable variable) {
            return new Line(
                    variable.name(),
                    variable.unit().orElse(null),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        private void add(long begin, Summary summary) {
            time.add(begin);
            min.add(summary.min().value());
            max.add(summary.max().value());
            average.add(summary.average().isPresent() ? summary.average().getAsDouble() : null);
        }
    }

    static PlotView from(PlotBuckets buckets, AggregatesRead read) {
        List<Line> lines = new ArrayList<>();
        for (Variable variable : read.functions().keySet()) {
            Line line = Line.empty(variable);
            for (Summaries summaries : read.summaries()) {
                Summary summary = summaries.byVariable().get(variable);
                if (summary != null) {
                    line.add(read.edges().start(summaries.interval()).toEpochMilli(), summary);
                }
            }
            lines.add(line);
        }
        return new PlotView(
                IsoTime.format(read.edges().start(0)),
                IsoTime.format(read.edges().end(read.edges().intervals() - 1)),
                buckets.length().toMillis(),
                lines);
    }
}
