package freehold.sharing.model;

import freehold.decision.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A standing agreement of two tenants, or the offer of one.
 *
 * @param state as of the moment it was read: an offer whose time is up is expired, recorded or not
 */
public record Collaboration(
        UUID id,
        TenantId initiator,
        TenantId partner,
        CollaborationState state,
        String note,
        Instant offeredAt,
        Instant expiresAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        long etag) {

    public Side sideOf(TenantId tenant) {
        return tenant.equals(initiator) ? Side.OFFERER : Side.ADDRESSEE;
    }

    public TenantId otherThan(TenantId tenant) {
        return tenant.equals(initiator) ? partner : initiator;
    }
}
