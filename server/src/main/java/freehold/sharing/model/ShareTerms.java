package freehold.sharing.model;

import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.TimeWindow;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What owner and receiver agree on.
 *
 * @param descendants whether what hangs below the asset is lent too, now and later
 * @param excluded branches left out; the owner's private half, empty for the receiver
 * @param includeSubtenants whether assets of another subtenant than the root's are lent too
 * @param access when the receiver may look
 * @param samples which samples it may see, by their timestamp
 * @param ceiling how many assets it may cover; the owner's private half, empty for the receiver
 */
public record ShareTerms(
        Set<Channel> channels,
        PinnedProfile profile,
        boolean descendants,
        Set<AssetId> excluded,
        boolean includeSubtenants,
        TimeWindow access,
        TimeWindow samples,
        Optional<Ceiling> ceiling) {
    public ShareTerms {
        channels = Set.copyOf(channels);
        excluded = Set.copyOf(excluded);
    }

    /** The same with another profile and other windows. */
    public ShareTerms amended(PinnedProfile newProfile, TimeWindow newAccess, TimeWindow newSamples) {
        return new ShareTerms(
                channels, newProfile, descendants, excluded, includeSubtenants, newAccess, newSamples, ceiling);
    }

    /** The same below another ceiling. */
    public ShareTerms below(Ceiling other) {
        return new ShareTerms(
                channels, profile, descendants, excluded, includeSubtenants, access, samples, Optional.of(other));
    }

    /** The same, showing no more than the content lists. The version stays unless just its content is left. */
    public ShareTerms within(PinnedProfile narrower) {
        if (Narrowing.within(profile.content(), narrower.content())) {
            return this;
        }
        ProfileContent common = Narrowing.common(profile.content(), narrower.content());
        boolean wholly = Narrowing.within(narrower.content(), common);
        return amended(wholly ? narrower : new PinnedProfile(profile.id(), profile.version(), common), access, samples);
    }

    /** Branches that are not shown, for whatever reason. */
    public Set<AssetId> leftOut() {
        Set<AssetId> all = new HashSet<>(excluded);
        ceiling.ifPresent(of -> all.addAll(of.held()));
        return all;
    }

    /** Whether the asset's field shows through these terms. */
    public boolean showsField(String field) {
        return channels.contains(Channel.DETAILS)
                && profile.content().asFact().fields().contains(field);
    }
}
