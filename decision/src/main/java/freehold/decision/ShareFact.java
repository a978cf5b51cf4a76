package freehold.decision;

import java.time.Instant;
import java.util.Optional;
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
 * @param name what the receiver calls the root; never among the owner's facts
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
        Optional<String> name) {
    /** A share whose root the receiver calls as its owner does. */
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
                Optional.empty());
    }

    public ShareFact {
        if (owner.equals(receiver)) {
            throw new IllegalArgumentException("share " + id + " is from " + owner + " to itself");
        }
        channels = Set.copyOf(channels);
        excluded = Set.copyOf(excluded);
    }

    /** The same without limit of time to look. */
    ShareFact always() {
        return changed(includeSubtenants, TimeWindow.ALWAYS, name);
    }

    /** The same under the receiver's name for it, or none. */
    public ShareFact named(Optional<String> newName) {
        return newName.equals(name) ? this : changed(includeSubtenants, access, newName);
    }

    /** The same, with assets of every subtenant. */
    public ShareFact withSubtenants() {
        return changed(true, access, name);
    }

    private ShareFact changed(boolean ofSubtenants, TimeWindow looking, Optional<String> newName) {
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
                mount,
                since,
                newName);
    }
}
