package freehold.sharing.usecase;

import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.TimeWindow;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.sharing.model.Narrowing;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.ProfileChoice;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.model.TermsAct;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets a share show less, from the moment this returns. Whatever would show more is refused: that is for the receiver. */
@Component
public class NarrowShare {
    private final ShareActs acts;
    private final TermsBook terms;
    private final Profiles profiles;

    NarrowShare(ShareActs acts, TermsBook terms, Profiles profiles) {
        this.acts = acts;
        this.terms = terms;
        this.profiles = profiles;
    }

    /** What shall be otherwise; what is empty stays. */
    public record Wish(
            Optional<Set<Channel>> channels,
            Optional<ProfileChoice> profile,
            Optional<Boolean> descendants,
            Optional<Set<AssetId>> excluded,
            Optional<Boolean> includeSubtenants,
            Optional<TimeWindow> access,
            Optional<TimeWindow> samples) {}

    public ShareSheet handle(Caller caller, String id, Wish wish, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.END_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.NARROW);
            ShareTerms wanted = wanted(change, share, wish);
            refuseWidening(share.terms(), wanted);
            checkBranches(change.guard(), share, wanted);
            if (wanted.access()
                    .until()
                    .filter(end -> !end.isAfter(change.now()))
                    .isPresent()) {
                throw ProblemException.invalid(
                        "/access/until", "The end of access must lie in the future; to end the share now, revoke it.");
            }
            terms.narrow(change, share, wanted);
        });
    }

    private ShareTerms wanted(Change change, Share share, Wish wish) {
        ShareTerms now = share.terms();
        PinnedProfile profile = wish.profile()
                .map(choice -> profiles.choose(change.grant(), choice).profile())
                .orElse(now.profile());
        return new ShareTerms(
                wish.channels().orElse(now.channels()),
                profile,
                wish.descendants().orElse(now.descendants()),
                wish.excluded().orElse(now.excluded()),
                wish.includeSubtenants().orElse(now.includeSubtenants()),
                wish.access().orElse(now.access()),
                wish.samples().orElse(now.samples()),
                now.ceiling());
    }

    private static void refuseWidening(ShareTerms now, ShareTerms wanted) {
        refuse(!now.channels().containsAll(wanted.channels()), "/channels");
        refuse(!Narrowing.within(wanted.profile().content(), now.profile().content()), "/profile");
        refuse(wanted.descendants() && !now.descendants(), "/descendants");
        refuse(!wanted.excluded().containsAll(now.excluded()), "/excluded");
        refuse(wanted.includeSubtenants() && !now.includeSubtenants(), "/includeSubtenants");
        refuse(!Narrowing.within(wanted.access(), now.access()), "/access");
        refuse(!Narrowing.within(wanted.samples(), now.samples()), "/data");
    }

    private static void refuse(boolean wider, String pointer) {
        if (wider) {
            throw ProblemException.invalid(
                    pointer, "This would show more than what was agreed; the receiver has to accept that first.");
        }
    }

    private static void checkBranches(Guard guard, Share share, ShareTerms wanted) {
        for (AssetId branch : wanted.excluded()) {
            if (!share.terms().excluded().contains(branch)) {
                Profiles.requireBranch(guard, branch, share.asset().id());
            }
        }
    }
}
