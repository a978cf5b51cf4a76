package freehold.telemetry.store;

import freehold.decision.AssetRef;
import java.time.LocalDate;

/**
 * One month of a series. Ordered as rows of the tables are, so that whoever locks several locks them in the same order.
 *
 * @param month its first day
 */
record SeriesMonth(AssetRef asset, String aspect, LocalDate month) implements Comparable<SeriesMonth> {
    @Override
    public int compareTo(SeriesMonth other) {
        int byAsset = asset.id().compareTo(other.asset.id());
        int byAspect = byAsset != 0 ? byAsset : aspect.compareTo(other.aspect);
        return byAspect != 0 ? byAspect : month.compareTo(other.month);
    }
}
