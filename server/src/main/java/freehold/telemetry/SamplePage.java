package freehold.telemetry;

import java.util.List;

/**
 * Records in the order asked for.
 *
 * @param more whether at least one more visible record follows
 */
public record SamplePage(List<Sample> samples, boolean more) {
    public SamplePage {
        samples = List.copyOf(samples);
    }
}
