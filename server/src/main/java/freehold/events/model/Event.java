package freehold.events.model;

import freehold.decision.AssetId;
import freehold.decision.TenantId;
import java.time.Instant;

/**
 * Something that happened to an asset.
 *
 * @param owner whose asset it is
 * @param correlation what events of one matter have in common: of those of one asset the latest speaks for all
 * @param details what events of the standard type, and of types derived from it, tell; empty for others
 * @param custom what the fields of its type tell
 */
public record Event(
        TenantId owner,
        String id,
        String typeId,
        String correlation,
        AssetId asset,
        Instant time,
        EventDetails details,
        CustomValues custom,
        long etag) {}
