package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.RepeatKey;
import freehold.access.Repeats;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.sharing.Limits;
import freehold.sharing.model.CollaborationSheet;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.store.EventTable;
import freehold.tenancy.Partner;
import freehold.tenancy.Tenants;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks another tenant, known by its sharing id alone, for a standing agreement. */
@Component
public class OfferCollaboration {
    private final Access access;
    private final Tenants tenants;
    private final CollaborationTable collaborations;
    private final CollaborationBook book;
    private final EventTable events;
    private final Repeats repeats;

    OfferCollaboration(
            Access access,
            Tenants tenants,
            CollaborationTable collaborations,
            CollaborationBook book,
            EventTable events,
            Repeats repeats) {
        this.access = access;
        this.tenants = tenants;
        this.collaborations = collaborations;
        this.book = book;
        this.events = events;
        this.repeats = repeats;
    }

    /** The sharing id of the one asked, and words for its administrators. */
    public record Offer(String partner, String note) {}

    public CollaborationSheet handle(Caller caller, Offer offer, Optional<RepeatKey> repeat) {
        TenantId partner = access.read(caller, guard -> {
            guard.require(Action.START_SHARING);
            return tenants.bySharingId(offer.partner())
                    .map(Partner::id)
                    .orElseThrow(() -> Ids.noPartner(offer.partner()));
        });
        if (partner.equals(caller.tenant())) {
            throw ProblemException.invalid("/partner", "This is your own sharing id; give the partner's.");
        }
        return access.change(caller, Set.of(partner), guard -> {
            Grant<Action.ManageSharing, TenantId> grant = guard.require(Action.START_SHARING);
            return repeats.earlier(guard, grant, repeat, CollaborationSheet.class)
                    .orElseGet(() -> repeats.keep(guard, grant, repeat, open(grant, partner, offer)));
        });
    }

    private CollaborationSheet open(Grant<Action.ManageSharing, TenantId> grant, TenantId partner, Offer offer) {
        Instant now = events.clock(grant);
        book.recordLapsed(grant, Set.of(partner), now);
        collaborations.live(grant, partner, now).ifPresent(live -> {
            throw ProblemException.conflict(
                    "collaboration-exists",
                    "There is a collaboration with this partner already: " + live.id() + ", " + live.state() + ".");
        });
        if (collaborations.countOffered(grant, now) >= Limits.OPEN_COLLABORATION_OFFERS) {
            throw ProblemException.limit(
                    "openCollaborationOffers",
                    Limits.OPEN_COLLABORATION_OFFERS + " collaborations can wait for an answer at a time.");
        }
        return book.sheet(grant, book.open(grant, partner, offer.note(), now).id(), now);
    }
}
