package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.sharing.model.HistoryEntry;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareState;
import freehold.sharing.store.EventTable;
import freehold.sharing.store.ShareTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows a tenant the shares it has offered and those it was offered, and what happened to each. */
@Component
public class ReadShares {
    private final Access access;
    private final ShareTable shares;
    private final ShareSheets sheets;
    private final EventTable events;
    private final Partners partners;

    ReadShares(Access access, ShareTable shares, ShareSheets sheets, EventTable events, Partners partners) {
        this.access = access;
        this.shares = shares;
        this.sheets = sheets;
        this.events = events;
        this.partners = partners;
    }

    /**
     * A list of shares.
     *
     * @param partner sharing id or tenant id of the other side
     */
    public Listing<ShareSheet> list(
            Caller caller, ShareTable.Filter filter, Optional<String> partner, Listing.Wanted wanted) {
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            Optional<TenantId> meant = partner.flatMap(partners::meant);
            if (partner.isPresent() && meant.isEmpty()) {
                return new Listing<>(List.of(), 0);
            }
            Listing<Share> found = shares.page(grant, filter.with(meant), wanted, guard.now());
            return new Listing<>(sheets.of(guard, grant, found.items()), found.total());
        });
    }

    public ShareSheet one(Caller caller, String id) {
        UUID known = Ids.share(id);
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            Share found = shares.find(grant, known, guard.now()).orElseThrow(() -> Ids.noShare(id));
            return sheets.of(guard, grant, List.of(found)).getFirst();
        });
    }

    /** Every change of state, oldest first; also the expiry that is a fact and was not recorded yet. */
    public List<HistoryEntry> history(Caller caller, String id) {
        UUID known = Ids.share(id);
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            Share found = shares.find(grant, known, guard.now()).orElseThrow(() -> Ids.noShare(id));
            List<HistoryEntry> history =
                    new ArrayList<>(events.of(grant, List.of(known)).getOrDefault(known, List.of()));
            String state = found.state().name();
            if (found.state() == ShareState.EXPIRED
                    && !history.getLast().state().equals(state)) {
                history.add(new HistoryEntry(state, found.endedAt().orElseThrow(), Optional.empty(), Optional.empty()));
            }
            return history;
        });
    }
}
