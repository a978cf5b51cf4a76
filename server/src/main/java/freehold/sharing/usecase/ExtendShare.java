package freehold.sharing.usecase;

import freehold.decision.Action;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.sharing.model.Extension;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.TermsAct;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the owner for more time to look, or refuses it. The owner grants it by offering wider terms. */
@Component
public class ExtendShare {
    private final ShareActs acts;
    private final TermsBook terms;

    ExtendShare(ShareActs acts, TermsBook terms) {
        this.acts = acts;
        this.terms = terms;
    }

    /** Until when, and words for the owner. */
    public record Wish(Instant until, String note) {}

    public ShareSheet ask(Caller caller, String id, Wish wish, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.START_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.ASK_TO_EXTEND);
            Optional<Instant> end = share.terms().access().until();
            if (end.isEmpty()) {
                throw ProblemException.conflict("no-end", "The share has no end that could be put off.");
            }
            if (!wish.until().isAfter(end.get())) {
                throw ProblemException.invalid("/until", "The share ends no earlier than that.");
            }
            terms.ask(change, share, new Extension(share.id(), wish.until(), wish.note(), change.now()));
        });
    }

    public ShareSheet refuse(Caller caller, String id, Optional<String> reason, Conditions conditions) {
        return acts.run(new ShareActs.Request(caller, id, Action.END_SHARING, conditions), (change, share) -> {
            terms.require(change, share, TermsAct.REFUSE_TO_EXTEND);
            if (!terms.refuse(change, share, reason)) {
                throw ProblemException.conflict("no-extension", "Nobody has asked for more time.");
            }
        });
    }
}
