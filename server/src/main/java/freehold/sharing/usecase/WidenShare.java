package freehold.sharing.usecase;

import freehold.decision.Action;
import freehold.decision.TimeWindow;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.sharing.model.Amendment;
import freehold.sharing.model.Narrowing;
import freehold.sharing.model.ProfileChoice;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.model.TermsAct;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Offers to show more of an accepted share, and answers such offers. Only what the receiver accepts is shown. */
@Component
public class WidenShare {
    private final ShareActs acts;
    private final TermsBook terms;
    private final Profiles profiles;

    WidenShare(ShareActs acts, TermsBook terms, Profiles profiles) {
        this.acts = acts;
        this.terms = terms;
        this.profiles = profiles;
    }

    /** What shall be otherwise; what is empty stays. */
    public record Wish(
            Optional<ProfileChoice> profile,
            Optional<TimeWindow> access,
            Optional<TimeWindow> samples,
            Optional<String> note) {}

    public ShareSheet offer(Caller caller, String id, Wish wish, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.START_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.WIDEN);
            ShareTerms wanted = wanted(change, share, wish);
            if (wanted.access()
                    .until()
                    .filter(end -> !end.isAfter(change.now()))
                    .isPresent()) {
                throw ProblemException.invalid("/access/until", "The end of access must lie in the future.");
            }
            if (showsNoMore(share.terms(), wanted)) {
                throw ProblemException.invalid(
                        "", "This would show nothing more than what was agreed; to show less, change the share.");
            }
            terms.offer(change, share, wanted, wish.note());
        });
    }

    private ShareTerms wanted(Change change, Share share, Wish wish) {
        ShareTerms now = share.terms();
        return now.amended(
                wish.profile()
                        .map(choice -> profiles.choose(change.grant(), choice).profile())
                        .orElse(now.profile()),
                wish.access().orElse(now.access()),
                wish.samples().orElse(now.samples()));
    }

    private static boolean showsNoMore(ShareTerms now, ShareTerms wanted) {
        return Narrowing.within(wanted.profile().content(), now.profile().content())
                && Narrowing.within(wanted.access(), now.access())
                && Narrowing.within(wanted.samples(), now.samples());
    }

    public ShareSheet accept(Caller caller, String id, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.START_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.ACCEPT_THE_AMENDMENT_OF);
            Amendment amendment = terms.open(change, share).orElseThrow(WidenShare::nothingOffered);
            if (amendment
                    .access()
                    .until()
                    .filter(end -> !end.isAfter(change.now()))
                    .isPresent()) {
                throw ProblemException.conflict("access-over", "The time that was offered is over.");
            }
            terms.widen(change, share, amendment);
        });
    }

    public ShareSheet decline(Caller caller, String id, Optional<String> reason, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.END_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.DECLINE_THE_AMENDMENT_OF);
            if (!terms.decline(change, share, reason)) {
                throw nothingOffered();
            }
        });
    }

    public ShareSheet withdraw(Caller caller, String id, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.END_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.WITHDRAW_THE_AMENDMENT_OF);
            if (!terms.withdraw(change, share)) {
                throw nothingOffered();
            }
        });
    }

    private static ProblemException nothingOffered() {
        return ProblemException.conflict("no-amendment", "No amendment of this share waits for an answer.");
    }
}
