package freehold.telemetry.model;

import freehold.decision.AssetId;
import freehold.decision.TenantId;
import java.util.Comparator;

/** A series by whose it is and what it is called. In this order a stream tells of what came at once. */
public record SeriesKey(TenantId owner, AssetId asset, String aspect) implements Comparable<SeriesKey> {
    private static final Comparator<SeriesKey> ORDER = Comparator.comparing(
                    (SeriesKey key) -> key.asset().value())
            .thenComparing(SeriesKey::aspect)
            .thenComparing(key -> key.owner().value());

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
