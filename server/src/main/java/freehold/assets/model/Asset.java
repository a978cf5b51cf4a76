package freehold.assets.model;

import freehold.assets.TwinType;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import java.util.Optional;

/** An asset as its owner has it. */
public record Asset(
        AssetRef ref,
        Optional<AssetId> parent,
        Optional<SubtenantId> subtenant,
        TypeId type,
        String timezone,
        TwinType twinType,
        Details details,
        long etag) {}
