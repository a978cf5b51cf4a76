package freehold.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A share both sides have agreed to. Offers that are open, and shares that have ended, are no facts.
 *
 * @param root the shared asset, the owner's
 * @param descendants whether everything below the root is lent too
 * @param excluded assets below the root that are left out, with all that hangs below them
 * @param includeSubtenants whether assets of another subtenant than the root's are lent too
 * @param access when the receiver may look
 * @param mount the receiver's own folder below which the root is placed
 * @param since when the receiver accepted
 * @param data which samples the receiver may see, by their timestamp
 * @param overlays what the receiver lays over assets it receives by this share; never among the owner's facts
 */
public record ShareFact(
        ShareId id,
        TenantId owner,
        TenantId receiver,
        AssetId root,
        Set<Channel> channels,
        Profile profile,
        boolean descendants,
        Set<AssetId> excluded,
        boolean includeSubtenants,
        TimeWindow access,
        TimeWindow data,
        AssetId mount,
        Instant since,
        Map<AssetId, Overlay> overlays) {
    /** A share over which the receiver lays nothing. */
    public ShareFact(
            ShareId id,
            TenantId owner,
            TenantId receiver,
            AssetId root,
            Set<Channel> channels,
            Profile profile,
            boolean descendants,
            Set<AssetId> excluded,
            boolean includeSubtenants,
            TimeWindow access,
            TimeWindow data,
            AssetId mount,
            Instant since) {
        this(
                id,
                owner,
                receiver,
                root,
                channels,
                profile,
                descendants,
                excluded,
                includeSubtenants,
                access,
                data,
                mount,
                since,
                Map.of());
    }

    public ShareFact {
        if (owner.equals(receiver)) {
            throw new IllegalArgumentException("share " + id + " is from " + owner + " to itself");
        }
        channels = Set.copyOf(channels);
        excluded = Set.copyOf(excluded);
        overlays = Map.copyOf(overlays);
    }

    /** The same without limit of time to look. */
    ShareFact always() {
        return changed(includeSubtenants, TimeWindow.ALWAYS, mount, overlays);
    }

    /** The same with all that the receiver lays over it. */
    public ShareFact under(Map<AssetId, Overlay> laidOver) {
        return changed(includeSubtenants, access, mount, laidOver);
    }

    /** Where a receiver places a thing, and what it lays over it, is not for the owner to know. */
    ShareFact asItsOwnerKnows() {
        return changed(includeSubtenants, access, root, Map.of());
    }

    /** The same, with assets of every subtenant. */
    public ShareFact withSubtenants() {
        return changed(true, access, mount, overlays);
    }

    boolean passesOn() {
        return overlays.values().stream().anyMatch(overlay -> overlay.passedTo().isPresent());
    }

    private ShareFact changed(boolean ofSubtenants, TimeWindow looking, AssetId place, Map<AssetId, Overlay> laidOver) {
        return new ShareFact(
                id,
                owner,
                receiver,
                root,
                channels,
                profile,
                descendants,
                excluded,
                ofSubtenants,
                looking,
                data,
                place,
                since,
                laidOver);
    }
}
