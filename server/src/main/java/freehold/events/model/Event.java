package freehold.events.model;

import freehold.decision.AssetId;
import java.time.Instant;

/**
 * Something that happened to an asset.
 *
 * @param correlation what events of one matter have in common: of those of one asset the latest speaks for all
 */
public record Event(
        String id, String typeId, String correlation, AssetId asset, Instant time, EventDetails details, long etag) {
    /** The only type there is so far. */
    public static final String STANDARD_TYPE = "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent";
}
