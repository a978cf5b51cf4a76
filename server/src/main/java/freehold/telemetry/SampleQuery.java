package freehold.telemetry;

import freehold.telemetry.model.TimeSpan;

/**
 * Which records of a series, in which direction, and how many at most.
 */
public record SampleQuery(TimeSpan span, Order order, int limit) {
    public SampleQuery {
        if (limit < 1 || limit > Limits.PAGE_RECORDS) {
            throw new IllegalArgumentException("a page has 1 to " + Limits.PAGE_RECORDS + " records");
        }
    }

    /** The same, of fewer records. */
    public SampleQuery atMost(int records) {
        return new SampleQuery(span, order, records);
    }

    /** In which direction of time. */
    public enum Order {
        ASCENDING,
        DESCENDING
    }
}
