package freehold.access;

import freehold.decision.Action;
import freehold.decision.AssetRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps account of what is read of assets that others lend. Whoever hands out samples of a received asset tells it, for
 * just what is in the answer.
 */
public interface ReadLedger {

    /**
     * Samples of one aspect of an asset are about to be answered. Does nothing for one's own assets.
     *
     * @param at when, by the database's clock
     * @param samples by variable, the times of those that have a value
     */
    void read(Grant<Action.ReadSeries, AssetRef> asset, Instant at, String aspect, Map<String, List<Instant>> samples);

    /**
     * What samples come to is about to be answered, and not they themselves.
     *
     * @param sums by variable, of each sum the time of its first sample and how many there are
     */
    void summed(
            Grant<Action.ReadSeries, AssetRef> asset, Instant at, String aspect, Map<String, Map<Instant, Long>> sums);
}
