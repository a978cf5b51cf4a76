package freehold.telemetry.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A range cut into buckets for a plot that many pixels wide. Lengths are of a short list and edges lie at multiples of
 * them, so that a plot that moves on in time keeps its buckets, and does not flicker.
 */
public final class PlotBuckets {
    /** Above it, lengths are its multiples. */
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private static final List<Duration> LENGTHS = Stream.of(
                    1L,
                    2L,
                    5L,
                    10L,
                    20L,
                    50L,
                    100L,
                    200L,
                    500L,
                    1_000L,
                    2_000L,
                    5_000L,
                    10_000L,
                    15_000L,
                    30_000L,
                    60_000L,
                    120_000L,
                    300_000L,
                    600_000L,
                    900_000L,
                    1_800_000L)
            .map(Duration::ofMillis)
            .toList();

    private final Duration length;
    private final Edges edges;

    /**
     * @param from before {@code to}, both on whole milliseconds
     * @param most buckets, at least two
     */
    public PlotBuckets(Instant from, Instant to, int most) {
        this.length = length(Duration.between(from, to), most - 1);
        List<Instant> instants = new ArrayList<>(List.of(from));
        long millis = length.toMillis();
        Instant edge = Instant.ofEpochMilli((Math.floorDiv(from.toEpochMilli(), millis) + 1) * millis);
        while (edge.isBefore(to)) {
            instants.add(edge);
            edge = edge.plus(length);
        }
        instants.add(to);
        this.edges = new Edges(instants);
    }

    private static Duration length(Duration range, int number) {
        long least = Math.ceilDiv(range.toMillis(), number);
        return LENGTHS.stream()
                .filter(length -> length.toMillis() >= least)
                .findFirst()
                .orElseGet(() -> HALF_AN_HOUR.multipliedBy(Math.ceilDiv(least, HALF_AN_HOUR.toMillis())));
    }

    /** Of all buckets but the first and the last, which may be shorter. */
    public Duration length() {
        return length;
    }

    public Edges edges() {
        return edges;
    }
}
