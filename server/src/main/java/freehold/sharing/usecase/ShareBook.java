package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.sharing.model.Failure;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareAct;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.Side;
import freehold.sharing.store.EventTable;
import freehold.sharing.store.EventTable.Event;
import freehold.sharing.store.ShareTable;
import freehold.sharing.store.ShareTable.Mark;
import freehold.sharing.store.TermsTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps shares, their history and the decisions' picture of them in step. */
@Component
class ShareBook {
    private final ShareTable shares;
    private final EventTable events;
    private final TermsTable terms;

    ShareBook(ShareTable shares, EventTable events, TermsTable terms) {
        this.shares = shares;
        this.events = events;
        this.terms = terms;
    }

    /**
     * A change under way.
     *
     * @param now by the database's clock, asked for under the locks
     */
    record Change(Guard guard, Grant<Action.ManageSharing, TenantId> grant, Instant now) {}

    Change begin(Guard guard, Action.ManageSharing right) {
        Grant<Action.ManageSharing, TenantId> grant = guard.require(right);
        return new Change(guard, grant, events.clock(grant));
    }

    void open(Change change, Share offered) {
        refuseSecond(change, offered);
        shares.insert(change.grant(), offered);
        events.append(change.grant(), event(offered, ShareState.OPEN, false, mark(change.now())));
        change.guard().changed(offered.id());
    }

    /** One share per asset, receiver and channel; the other one is named, and both sides may know of it. */
    void refuseSecond(Change change, Share wanted) {
        shares.occupant(change.grant(), wanted).ifPresent(other -> {
            throw ProblemException.conflict(
                    "share-exists",
                    "The asset is offered or lent to this receiver on such a channel already, by share " + other + ".");
        });
    }

    /** Where the act leads, if the caller's side may do it in the share's state. */
    ShareState next(Change change, Share locked, ShareAct act) {
        Side side = locked.sideOf(change.grant().resource());
        return Moves.require(ShareAct.TABLE.move(locked.state(), act, side), "share", act, side);
    }

    /** Moves on a share this transaction has locked, if the caller's side may do that in its state. */
    void move(Change change, Share locked, ShareAct act, Optional<String> reason) {
        ShareState to = next(change, locked, act);
        record(change, locked, to, new Mark(change.now(), Optional.empty(), reason));
    }

    void fail(Change change, Share locked, Failure failure) {
        ShareState to = next(change, locked, ShareAct.FAIL);
        record(change, locked, to, new Mark(change.now(), Optional.of(failure), Optional.empty()));
    }

    private void record(Change change, Share locked, ShareState to, Mark mark) {
        closePending(change, locked, to);
        shares.move(change.grant(), locked.id(), to, mark);
        events.append(change.grant(), event(locked, to, false, mark));
        change.guard().changed(locked.id());
    }

    /** Records what time has ended between the caller's tenant and the partners. */
    void recordLapsed(Change change, Set<TenantId> partners, Optional<AssetId> asset) {
        for (Share lapsed : shares.lapsed(change.grant(), partners, asset, change.now())) {
            recordLapsed(change, lapsed);
        }
    }

    private void recordLapsed(Change change, Share lapsed) {
        closePending(change, lapsed, ShareState.EXPIRED);
        Mark mark = mark(lapsed.endedAt().orElseThrow());
        shares.move(change.grant(), lapsed.id(), ShareState.EXPIRED, mark);
        events.append(change.grant(), event(lapsed, ShareState.EXPIRED, true, mark));
        change.guard().changed(lapsed.id());
    }

    /** Ends what the collaboration carries: lent assets, and offers that wait or have failed. */
    void endUnder(Change change, UUID collaboration) {
        end(change, shares.liveUnder(change.grant(), collaboration, change.now()), "collaboration");
    }

    /** Ends shares and offers that have not ended yet, by no act on them. */
    void end(Change change, List<Share> live, String why) {
        Optional<String> reason = Optional.of(why);
        for (Share share : live) {
            boolean owner = share.owner().equals(change.grant().resource());
            switch (share.state()) {
                case ACCEPTED -> move(change, share, ShareAct.END, reason);
                case OPEN, FAILED -> move(change, share, owner ? ShareAct.WITHDRAW : ShareAct.DECLINE, reason);
                case EXPIRED -> recordLapsed(change, share);
                case DECLINED, WITHDRAWN, REVOKED, LEFT, ENDED ->
                    throw new IllegalStateException("share " + share.id() + " has ended already");
            }
        }
    }

    /** What waited for an answer ends with the share. */
    private void closePending(Change change, Share locked, ShareState to) {
        if (!ShareState.LIVE.contains(to)) {
            terms.close(change.grant(), locked.id(), "WITHDRAWN");
            terms.forget(change.grant(), locked.id());
        }
    }

    private static Mark mark(Instant when) {
        return new Mark(when, Optional.empty(), Optional.empty());
    }

    private static Event event(Share of, ShareState to, boolean byTime, Mark mark) {
        Optional<String> told = mark.failure().map(Failure::code).or(mark::reason);
        return new Event(of.id().value(), of.owner(), of.receiver(), to.name(), byTime, told, mark.when());
    }
}
