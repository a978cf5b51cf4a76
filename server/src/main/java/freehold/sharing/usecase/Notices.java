package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Notice;
import freehold.sharing.model.Party;
import freehold.sharing.store.NoticeTable;
import freehold.sharing.store.PartyTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a tenant should know of its shares, and whether anybody of it who shares has taken notice. */
@Component
public class Notices {
    private final Access access;
    private final NoticeTable table;
    private final PartyTable parties;

    Notices(Access access, NoticeTable table, PartyTable parties) {
        this.access = access;
        this.table = table;
        this.parties = parties;
    }

    /** A part of the list, and how many of all are unread. */
    public record Inbox(Listing<Notice> notices, long unread) {}

    public Inbox list(Caller caller, boolean unreadOnly, PageWish part) {
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            List<NoticeTable.Row> rows = table.page(grant, unreadOnly, part);
            Map<TenantId, Party> names = parties.of(
                    grant, rows.stream().map(NoticeTable.Row::partner).toList());
            List<Notice> notices = rows.stream()
                    .map(row -> row.named().apply(Objects.requireNonNull(names.get(row.partner()))))
                    .toList();
            return new Inbox(new Listing<>(notices, table.count(grant, unreadOnly)), table.count(grant, true));
        });
    }

    public void read(Caller caller, String id) {
        UUID known = Ids.uuid(id).orElseThrow(() -> unknown(id));
        access.write(caller, guard -> {
            if (!table.read(guard.require(Action.START_SHARING), known, guard.now())) {
                throw unknown(id);
            }
            return known;
        });
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("notification", id);
    }
}
