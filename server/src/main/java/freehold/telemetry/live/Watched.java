package freehold.telemetry.live;

import freehold.telemetry.model.SeriesKey;
import java.util.List;
import java.util.Optional;

/**
 * A series that a stream follows.
 *
 * @param select names of variables; absent for all
 */
record Watched(SeriesKey series, Optional<List<String>> select) implements Comparable<Watched> {
    Watched {
        select = select.map(List::copyOf);
    }

    @Override
    public int compareTo(Watched other) {
        int order = series.compareTo(other.series);
        return order == 0 ? select.toString().compareTo(other.select.toString()) : order;
    }
}
