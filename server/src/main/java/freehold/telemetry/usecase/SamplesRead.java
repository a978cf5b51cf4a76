package freehold.telemetry.usecase;

import freehold.assets.SeriesSchema.Variable;
import freehold.telemetry.SamplePage;
import java.util.List;

/** The answer to a reader: records, and the variables they may have. */
public record SamplesRead(List<Variable> variables, SamplePage page) {
    public SamplesRead {
        variables = List.copyOf(variables);
    }
}
