package freehold.sharing.usecase;

import freehold.sharing.model.Amendment;
import freehold.sharing.model.Extension;
import freehold.sharing.model.Narrowing;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.model.Side;
import freehold.sharing.model.TermsAct;
import freehold.sharing.model.TermsChange;
import freehold.sharing.store.EventTable;
import freehold.sharing.store.TermsTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the terms of live shares, their history and the decisions' picture of them in step. */
@Component
class TermsBook {
    private final TermsTable table;
    private final EventTable events;

    TermsBook(TermsTable table, EventTable events) {
        this.table = table;
        this.events = events;
    }

    /** Refuses what the caller's side may not do, or not in the share's state. */
    void require(Change change, Share locked, TermsAct act) {
        Side side = locked.sideOf(change.grant().resource());
        Moves.require(TermsAct.TABLE.move(locked.state(), act, side), "share", act, side);
    }

    /** Shows less from the moment this is committed. An open amendment was meant for what was before: it is off. */
    void narrow(Change change, Share locked, ShareTerms narrower) {
        if (narrower.equals(locked.terms())) {
            return;
        }
        withdraw(change, locked);
        table.write(change.grant(), locked.withTerms(narrower));
        if (!narrower.excluded().equals(locked.terms().excluded())) {
            table.exclude(change.grant(), locked.id(), narrower.excluded());
        }
        append(change, locked, TermsChange.NARROWED, Optional.empty());
        change.guard().changed(locked.id());
    }

    /** Takes away what a new version of a profile lists no longer, also from what is offered only. */
    void follow(Change change, Share locked, PinnedProfile newest) {
        if (locked.terms().profile().id().equals(newest.id())) {
            narrow(change, locked, locked.terms().within(newest));
        }
        boolean offersMore = open(change, locked)
                .map(Amendment::profile)
                .filter(offered -> offered.id().equals(newest.id()))
                .filter(offered -> !Narrowing.within(offered.content(), newest.content()))
                .isPresent();
        if (offersMore) {
            withdraw(change, locked);
        }
    }

    /** Offers wider terms, in place of those offered before. It answers a wish for more time as well. */
    void offer(Change change, Share locked, ShareTerms wider, Optional<String> note) {
        withdraw(change, locked);
        table.forget(change.grant(), locked.id());
        table.offer(change.grant(), locked, wider, change.now());
        table.touch(change.grant(), locked.id());
        append(change, locked, TermsChange.WIDENING_OFFERED, note);
    }

    Optional<Amendment> open(Change change, Share locked) {
        UUID id = locked.id().value();
        return Optional.ofNullable(table.open(change.grant(), List.of(id)).get(id));
    }

    /** The receiver sees more from the moment this is committed. */
    void widen(Change change, Share locked, Amendment amendment) {
        ShareTerms wider = locked.terms().amended(amendment.profile(), amendment.access(), amendment.samples());
        table.write(change.grant(), locked.withTerms(wider));
        table.close(change.grant(), locked.id(), "ACCEPTED");
        append(change, locked, TermsChange.WIDENED, Optional.empty());
        change.guard().changed(locked.id());
    }

    /** Refuses what is offered, if anything is. */
    boolean decline(Change change, Share locked, Optional<String> reason) {
        boolean open = table.close(change.grant(), locked.id(), "DECLINED");
        if (open) {
            table.touch(change.grant(), locked.id());
            append(change, locked, TermsChange.WIDENING_DECLINED, reason);
        }
        return open;
    }

    /** Takes back what is offered, if anything is. */
    boolean withdraw(Change change, Share locked) {
        boolean open = table.close(change.grant(), locked.id(), "WITHDRAWN");
        if (open) {
            table.touch(change.grant(), locked.id());
            append(change, locked, TermsChange.WIDENING_WITHDRAWN, Optional.empty());
        }
        return open;
    }

    void ask(Change change, Share locked, Extension wish) {
        table.ask(change.grant(), locked, wish);
        table.touch(change.grant(), locked.id());
        append(change, locked, TermsChange.EXTENSION_ASKED, Optional.empty());
    }

    /** Refuses more time, if it was asked for. */
    boolean refuse(Change change, Share locked, Optional<String> reason) {
        boolean asked = table.forget(change.grant(), locked.id());
        if (asked) {
            table.touch(change.grant(), locked.id());
            append(change, locked, TermsChange.EXTENSION_DECLINED, reason);
        }
        return asked;
    }

    private void append(Change change, Share of, TermsChange what, Optional<String> reason) {
        events.append(
                change.grant(),
                new EventTable.Event(
                        of.id().value(), of.owner(), of.receiver(), what.name(), false, reason, change.now()));
    }
}
