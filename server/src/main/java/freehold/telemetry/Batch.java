package freehold.telemetry;

import java.util.List;

/** Records for one series, in the order they came: of two at the same time the later one wins. */
public record Batch(WritableSeries series, List<Sample> samples) {
    public Batch {
        samples = List.copyOf(samples);
    }
}
