package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.BothSides;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.RepeatKey;
import freehold.access.Repeats;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Memberships;
import freehold.identity.Principal;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.sharing.Limits;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.Failure;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareAct;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.Target;
import freehold.sharing.store.ShareTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lends an asset to a tenant that the same person administers: agreement, offer and acceptance are one step, each
 * recorded as made by the side whose part it is. What can't be accepted is not offered either.
 */
@Component
public class ShareInOneStep {
    private final Access access;
    private final Memberships memberships;
    private final Partners partners;
    private final Agreements agreements;
    private final OfferShare offers;
    private final AcceptShare acceptances;
    private final ShareTable shares;
    private final ShareBook book;
    private final ShareSheets sheets;
    private final Repeats repeats;

    ShareInOneStep(
            Access access,
            Memberships memberships,
            Partners partners,
            Agreements agreements,
            OfferShare offers,
            AcceptShare acceptances,
            ShareTable shares,
            ShareBook book,
            ShareSheets sheets,
            Repeats repeats) {
        this.access = access;
        this.memberships = memberships;
        this.partners = partners;
        this.agreements = agreements;
        this.offers = offers;
        this.acceptances = acceptances;
        this.shares = shares;
        this.book = book;
        this.sheets = sheets;
        this.repeats = repeats;
    }

    /** What is lent to whom, and below which asset of theirs. */
    public record Wish(OfferShare.Offer offer, Target target) {}

    public ShareSheet handle(Caller caller, Wish wish, Optional<RepeatKey> repeat) {
        // A repeat is answered as before even if the person has lost the other role since.
        return access.read(caller, guard -> repeats.earlier(guard, start(guard), repeat, ShareSheet.class))
                .orElseGet(() -> lend(caller, wish, repeat));
    }

    private ShareSheet lend(Caller caller, Wish wish, Optional<RepeatKey> repeat) {
        TenantId receiver =
                access.read(caller, guard -> receiver(guard, wish.offer().receiver()));
        return access.changeBoth(
                caller,
                receiver,
                sides -> sides.here(guard -> repeats.earlier(guard, start(guard), repeat, ShareSheet.class))
                        .orElseGet(() -> lend(sides, receiver, wish, repeat)));
    }

    private ShareSheet lend(BothSides sides, TenantId receiver, Wish wish, Optional<RepeatKey> repeat) {
        Collaboration agreement = agreements.make(sides, receiver);
        Share offered = sides.here(guard -> offers.open(begin(guard), agreement, wish.offer()));
        sides.there(guard -> {
            accept(begin(guard), offered, wish.target());
            return offered;
        });
        return sides.here(guard -> {
            Change change = begin(guard);
            ShareSheet lent = sheets.one(guard, change.grant(), offered.id().value(), change.now());
            return repeats.keep(guard, change.grant(), repeat, lent);
        });
    }

    private Change begin(Guard guard) {
        return book.begin(guard, Action.START_SHARING);
    }

    /** No token gets this far, a person's own included: each is for one tenant. */
    private static Grant<Action.ManageSharing, TenantId> start(Guard guard) {
        Grant<Action.ManageSharing, TenantId> grant = guard.require(Action.START_SHARING);
        Caller caller = guard.caller();
        if (!caller.standing().interactive() || !(caller.principal() instanceof Principal.Person)) {
            throw new ProblemException(new Forbidden(
                    "sign-in-needed",
                    "Only a person who has signed in can share in one step; without /target it is an offer that the"
                            + " receiver accepts."));
        }
        return grant;
    }

    /**
     * Whom the caller may accept for. Who is neither a partner nor has the person among its users is as good as missing;
     * of the others the caller knows already that they are there.
     */
    private TenantId receiver(Guard guard, String named) {
        Grant<Action.ManageSharing, TenantId> grant = start(guard);
        Caller caller = guard.caller();
        TenantId meant = partners.meant(named)
                .filter(tenant -> !tenant.equals(caller.tenant()))
                .orElseThrow(() -> Ids.noPartner(named));
        if (memberships.isAdministrator(caller, meant)) {
            return meant;
        }
        if (memberships.isUser(caller, meant)
                || partners.accepted(grant, named, guard.now()).isPresent()) {
            throw new ProblemException(new Forbidden(
                    "administrator-needed",
                    "You are no administrator of the receiver; without /target it is an offer that the receiver"
                            + " accepts."));
        }
        throw Ids.noPartner(named);
    }

    private void accept(Change change, Share offered, Target target) {
        Share locked =
                shares.lock(change.grant(), offered.id().value(), change.now()).orElseThrow();
        acceptances.tryTo(change, locked, ShareAct.ACCEPT, target).ifPresent(failure -> {
            throw refusal(failure);
        });
    }

    private static ProblemException refusal(Failure failure) {
        return switch (failure) {
            case TARGET_MISSING ->
                ProblemException.invalid(
                        "/target/parentId", "The receiver has no such asset to place the received asset below.");
            case LIMIT ->
                ProblemException.limit(
                        "receivedShares", "A tenant can receive " + Limits.RECEIVED_SHARES + " shares at a time.");
            case QUOTA, NAME_CLASH ->
                ProblemException.conflict(failure.code(), "The receiver can't take the asset: " + failure.code() + ".");
        };
    }
}
