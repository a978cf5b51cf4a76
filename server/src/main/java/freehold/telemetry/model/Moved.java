package freehold.telemetry.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What was written to.
 *
 * @param moment how far this looked
 * @param keptSince nothing that came since then is forgotten; absent if nobody knows
 */
public record Moved(Set<SeriesKey> series, Moment moment, Optional<Instant> keptSince) {
    public Moved {
        series = Set.copyOf(series);
    }
}
