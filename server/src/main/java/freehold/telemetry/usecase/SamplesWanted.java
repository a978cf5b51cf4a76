package freehold.telemetry.usecase;

import freehold.telemetry.SampleQuery;
import java.util.List;
import java.util.Optional;

/**
 * What a reader asks of a series.
 *
 * @param select names of variables; absent for all
 */
public record SamplesWanted(Which which, Optional<List<String>> select) {
    public SamplesWanted {
        select = select.map(List::copyOf);
    }

    /** Which records. */
    public sealed interface Which {}

    public record Range(SampleQuery query) implements Which {}

    /** The newest record. */
    public record Latest() implements Which {}

    /** The newest value of each variable. */
    public record LatestOfEach() implements Which {}
}
