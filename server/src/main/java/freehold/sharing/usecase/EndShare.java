package freehold.sharing.usecase;

import freehold.decision.Action;
import freehold.identity.Caller;
import freehold.sharing.model.ShareAct;
import freehold.sharing.model.ShareSheet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Declines or withdraws an offer; revokes or leaves an accepted share. What was visible is gone when this returns. */
@Component
public class EndShare {
    private final ShareActs acts;
    private final ShareBook book;

    EndShare(ShareActs acts, ShareBook book) {
        this.acts = acts;
        this.book = book;
    }

    /**
     * What is wanted, and why.
     *
     * @param reason told to the other side
     */
    public record Ending(ShareAct act, Optional<String> reason) {
        public Ending {
            switch (act) {
                case DECLINE, WITHDRAW, REVOKE, LEAVE -> {}
                case ACCEPT, RETRY, FAIL, EXPIRE, END -> throw new IllegalArgumentException(act + " ends nothing");
            }
        }
    }

    public ShareSheet handle(Caller caller, String id, Ending ending, Conditions conditions) {
        return acts.run(
                new ShareActs.Request(caller, id, Action.END_SHARING, conditions),
                (change, share) -> book.move(change, share, ending.act(), ending.reason()));
    }
}
