package freehold.sharing;

import freehold.access.Guard;
import freehold.decision.Action;
import freehold.sharing.store.ShareTable;
import org.springframework.stereotype.Component;

/** How many shares of its own assets a tenant has, for those who tell what is used. */
@Component
public final class ShareCount {
    private final ShareTable shares;

    ShareCount(ShareTable shares) {
        this.shares = shares;
    }

    public long lent(Guard guard) {
        return shares.countLent(guard.require(Action.BROWSE), guard.now());
    }
}
