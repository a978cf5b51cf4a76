package freehold.sharing.model;

import freehold.decision.AssetId;
import freehold.decision.ShareId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a tenant should know of its shares and collaborations.
 *
 * @param kind what became of a share or collaboration, or of assets: ASSET_DISCLOSED, ASSET_HELD_BACK
 * @param partner the other side
 * @param asset the latest, where assets came below something lent
 * @param times how often since it was read last
 */
public record Notification(
        UUID id,
        String kind,
        Party partner,
        Optional<ShareId> share,
        Optional<UUID> collaboration,
        Optional<AssetId> asset,
        Optional<String> reason,
        int times,
        Instant at,
        boolean read) {

    /** What happens to assets without anybody's answer. */
    public enum OfAssets {
        /** Came to where a share shows it. */
        ASSET_DISCLOSED,
        /** Came to where a share would show it, and waits for the owner's word. */
        ASSET_HELD_BACK
    }
}
