package freehold.settings.model;

import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of a tenant whose users see only its assets.
 *
 * @param folder the asset below which all others of the subtenant hang
 * @param deletedAt when it ended; then it is a label of what it left behind, and nothing else
 */
public record Subtenant(
        SubtenantId id,
        String displayName,
        String description,
        AssetId folder,
        Instant createdAt,
        Optional<Instant> deletedAt,
        long etag) {}
