package freehold.telemetry.usecase;

import freehold.telemetry.model.Edges;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What of a series shall be summed up.
 *
 * @param select names of variables, or of a variable and one function with a dot between; absent for all
 */
public record AggregatesWanted(Intervals intervals, Optional<List<String>> select) {
    public AggregatesWanted {
        select = select.map(List::copyOf);
    }

    /** Intervals that are known only when the time and the asset's zone are. */
    public interface Intervals {
        /**
         * @param now by the database's clock
         */
        Edges edges(Instant now, ZoneId zone);
    }
}
