package freehold.assets.model;

import freehold.assets.TwinType;
import freehold.decision.AssetId;
import java.util.Optional;

/**
 * As much of an owner's asset as lists of received assets search and sort by.
 *
 * @param folded name and external id as the database compares them when case is to be ignored
 */
public record AssetKey(
        AssetId id,
        Optional<AssetId> parent,
        TypeId type,
        String timezone,
        TwinType twinType,
        String name,
        Optional<String> externalId,
        Folded folded) {

    /** Texts without their case; empty where there is none. */
    public record Folded(String name, String externalId) {}
}
