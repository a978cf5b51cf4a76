package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.Limits;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.CollaborationAct;
import freehold.sharing.model.CollaborationSheet;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.model.HistoryEntry;
import freehold.sharing.model.Party;
import freehold.sharing.model.Side;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.store.EventTable;
import freehold.sharing.store.EventTable.Event;
import freehold.sharing.store.PartyTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps collaborations and their history in step, and shows them as one side sees them. */
@Component
class CollaborationBook {
    private static final String KIND = "collaboration";
    private static final Set<String> ANSWERS =
            Set.of(CollaborationState.ACCEPTED.name(), CollaborationState.REFUSED.name());
    private static final Set<String> ENDS = Set.of(
            CollaborationState.WITHDRAWN.name(),
            CollaborationState.REFUSED.name(),
            CollaborationState.TERMINATED.name());

    private final CollaborationTable collaborations;
    private final EventTable events;
    private final PartyTable parties;

    CollaborationBook(CollaborationTable collaborations, EventTable events, PartyTable parties) {
        this.collaborations = collaborations;
        this.events = events;
        this.parties = parties;
    }

    Collaboration open(Grant<Action.ManageSharing, TenantId> grant, TenantId partner, String note, Instant now) {
        Collaboration offered = new Collaboration(
                UUID.randomUUID(),
                grant.resource(),
                partner,
                CollaborationState.OFFERED,
                note,
                now,
                now.plus(Limits.OFFER_LIFE),
                Optional.empty(),
                Optional.empty(),
                1);
        collaborations.insert(grant, offered);
        events.append(grant, event(offered, CollaborationState.OFFERED, false, now));
        return offered;
    }

    /** Moves a collaboration this transaction has locked, if the caller's side may do that in its state. */
    void move(Grant<Action.ManageSharing, TenantId> grant, Collaboration locked, CollaborationAct act, Instant when) {
        Side side = locked.sideOf(grant.resource());
        CollaborationState to = Moves.require(CollaborationAct.TABLE.move(locked.state(), act, side), KIND, act, side);
        collaborations.move(grant, locked, to, when);
        events.append(grant, event(locked, to, false, when));
    }

    /** Records what time has ended. */
    void recordLapsed(Grant<Action.ManageSharing, TenantId> grant, Set<TenantId> partners, Instant now) {
        List<Collaboration> lapsed = collaborations.lapsed(grant, partners, now);
        for (Collaboration offer : lapsed) {
            collaborations.move(grant, offer, CollaborationState.EXPIRED, offer.expiresAt());
            events.append(grant, event(offer, CollaborationState.EXPIRED, true, offer.expiresAt()));
        }
    }

    private static Event event(Collaboration of, CollaborationState to, boolean byTime, Instant when) {
        return new Event(of.id(), of.initiator(), of.partner(), to.name(), byTime, Optional.empty(), when);
    }

    List<CollaborationSheet> sheets(
            Grant<? extends Action.OnTenant, TenantId> grant, List<Collaboration> collaborationsToShow) {
        TenantId own = grant.resource();
        Map<TenantId, Party> names = parties.of(
                grant,
                collaborationsToShow.stream().map(each -> each.otherThan(own)).toList());
        Map<UUID, List<HistoryEntry>> histories = events.of(
                grant, collaborationsToShow.stream().map(Collaboration::id).toList());
        return collaborationsToShow.stream()
                .map(each -> {
                    List<HistoryEntry> history = histories.getOrDefault(each.id(), List.of());
                    return new CollaborationSheet(
                            each,
                            each.sideOf(own),
                            Objects.requireNonNull(names.get(each.otherThan(own))),
                            HistoryEntry.whoMade(history, Set.of(CollaborationState.OFFERED.name())),
                            HistoryEntry.whoMade(history, ANSWERS),
                            HistoryEntry.whoMade(history, ENDS));
                })
                .toList();
    }

    CollaborationSheet sheet(Grant<? extends Action.OnTenant, TenantId> grant, UUID id, Instant now) {
        Collaboration one = collaborations.find(grant, id, now).orElseThrow();
        return sheets(grant, List.of(one)).getFirst();
    }
}
