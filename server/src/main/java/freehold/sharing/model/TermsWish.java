package freehold.sharing.model;

import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.TimeWindow;
import java.util.Optional;
import java.util.Set;

/** The terms of an offer as its maker words them: the profile is named, not yet looked up. */
public record TermsWish(
        Set<Channel> channels,
        ProfileChoice profile,
        boolean descendants,
        Set<AssetId> excluded,
        boolean includeSubtenants,
        TimeWindow access,
        TimeWindow samples,
        Optional<Integer> maxAssets) {

    public ShareTerms with(PinnedProfile found) {
        return new ShareTerms(
                channels,
                found,
                descendants,
                excluded,
                includeSubtenants,
                access,
                samples,
                maxAssets.map(most -> new Ceiling(most, Set.of())));
    }
}
