package freehold.telemetry.usecase;

import freehold.assets.SeriesSchema.Variable;
import freehold.telemetry.Summaries;
import freehold.telemetry.model.Edges;
import freehold.telemetry.model.Function;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Intervals that have values, and what these come to.
 *
 * @param functions of each variable, which of them were asked for
 */
public record AggregatesRead(Edges edges, Map<Variable, Set<Function>> functions, List<Summaries> summaries) {
    public AggregatesRead {
        summaries = List.copyOf(summaries);
    }
}
