package freehold.assets.model;

import freehold.assets.TwinType;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * An asset as its owner has it.
 *
 * @param deleted since when it is in the bin
 */
public record Asset(
        AssetRef ref,
        Optional<AssetId> parent,
        Optional<SubtenantId> subtenant,
        TypeId type,
        String timezone,
        TwinType twinType,
        Details details,
        Optional<Instant> deleted,
        long etag) {}
