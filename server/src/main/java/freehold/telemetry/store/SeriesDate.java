package freehold.telemetry.store;

import freehold.decision.AssetRef;
import java.time.LocalDate;

/**
 * A day or a month of a series. Ordered as rows of the tables are, so that whoever locks several locks them in the same
 * order.
 *
 * @param date the day, or the first of the month
 */
record SeriesDate(AssetRef asset, String aspect, LocalDate date) implements Comparable<SeriesDate> {
    @Override
    public int compareTo(SeriesDate other) {
        int byAsset = asset.id().compareTo(other.asset.id());
        int byAspect = byAsset != 0 ? byAsset : aspect.compareTo(other.aspect);
        return byAspect != 0 ? byAspect : date.compareTo(other.date);
    }
}
