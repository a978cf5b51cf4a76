package freehold.sharing.model;

import freehold.decision.AssetId;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An asset offered or lent by its owner to a receiver.
 *
 * @param state as of the moment it was read: what time has ended is expired, recorded or not
 * @param endReason what made it end where that was something else than the share itself, or the words of who ended it
 * @param mount where the receiver has placed it; the receiver's private half, empty for the owner
 */
public record Share(
        ShareId id,
        TenantId owner,
        TenantId receiver,
        UUID collaboration,
        OfferedAsset asset,
        ShareTerms terms,
        String note,
        ShareState state,
        Optional<Failure> failure,
        Optional<String> endReason,
        Instant offeredAt,
        Instant expiresAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        Optional<AssetId> mount,
        long etag) {

    public Side sideOf(TenantId tenant) {
        return tenant.equals(owner) ? Side.OFFERER : Side.ADDRESSEE;
    }

    public TenantId otherThan(TenantId tenant) {
        return tenant.equals(owner) ? receiver : owner;
    }

    /** What decisions would go by, were it accepted. Before it is, nothing shown depends on where it is placed. */
    public ShareFact asFact() {
        return new ShareFact(
                id,
                owner,
                receiver,
                asset.id(),
                terms.channels(),
                terms.profile().content().asFact(),
                terms.descendants(),
                terms.leftOut(),
                terms.includeSubtenants(),
                terms.access(),
                terms.samples(),
                mount.orElseGet(asset::id),
                answeredAt.orElse(offeredAt));
    }

    public Share withAsset(OfferedAsset seen) {
        return new Share(
                id,
                owner,
                receiver,
                collaboration,
                seen,
                terms,
                note,
                state,
                failure,
                endReason,
                offeredAt,
                expiresAt,
                answeredAt,
                endedAt,
                mount,
                etag);
    }

    /**
     * The same with other terms. What is offered under it is told by its name no longer once that is not shown, and no
     * offer outlives what it offers.
     */
    public Share withTerms(ShareTerms changed) {
        return new Share(
                id,
                owner,
                receiver,
                collaboration,
                changed.showsField("name")
                        ? asset
                        : new OfferedAsset(asset.id(), OfferedAsset.nameless(asset.id()), asset.typeId()),
                changed,
                note,
                state,
                failure,
                endReason,
                offeredAt,
                state == ShareState.ACCEPTED
                        ? expiresAt
                        : changed.access().until().filter(expiresAt::isAfter).orElse(expiresAt),
                answeredAt,
                endedAt,
                mount,
                etag);
    }

    /** The same once more, as an offer that nobody has answered. */
    public Share offeredAgain(ShareId newId, UUID under, Instant now, Instant until) {
        return new Share(
                newId,
                owner,
                receiver,
                under,
                asset,
                terms,
                note,
                ShareState.OPEN,
                Optional.empty(),
                Optional.empty(),
                now,
                terms.access().until().filter(until::isAfter).orElse(until),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
