package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.PageWish;
import freehold.sharing.Limits;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Notification;
import freehold.sharing.model.Party;
import freehold.sharing.store.NotificationTable;
import freehold.sharing.store.PartyTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a tenant should know of its shares, and whether anybody of it who shares has taken notice. */
@Component
public class KeepNotifications {
    private static final Logger LOG = LoggerFactory.getLogger(KeepNotifications.class);
    private static final String REASON = "old notices";

    private final Access access;
    private final NotificationTable table;
    private final PartyTable parties;

    KeepNotifications(Access access, NotificationTable table, PartyTable parties) {
        this.access = access;
        this.table = table;
        this.parties = parties;
    }

    /** A part of the list, and how many of all are unread. */
    public record Inbox(Listing<Notification> notices, long unread) {}

    public Inbox list(Caller caller, boolean unreadOnly, PageWish part) {
        return access.read(caller, guard -> {
            Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
            List<NotificationTable.Row> rows = table.page(grant, unreadOnly, part);
            Map<TenantId, Party> names = parties.of(
                    grant, rows.stream().map(NotificationTable.Row::partner).toList());
            List<Notification> notices = rows.stream()
                    .map(row -> row.named().apply(Objects.requireNonNull(names.get(row.partner()))))
                    .toList();
            return new Inbox(new Listing<>(notices, table.count(grant, unreadOnly)), table.count(grant, true));
        });
    }

    /** @param seen how often it had happened when it was listed: what was counted on since has not been read */
    public void read(Caller caller, String id, long seen) {
        UUID known = Ids.uuid(id).orElseThrow(() -> unknown(id));
        access.write(caller, guard -> {
            Grant<Action.ManageSharing, TenantId> grant = guard.require(Action.START_SHARING);
            IfMatch.check(seen, table.lock(grant, known).orElseThrow(() -> unknown(id)));
            table.read(grant, known, guard.now());
            return known;
        });
    }

    /** Forgets what was read long ago, and the oldest of what has become too much. */
    public void forgetOld() {
        for (TenantId tenant : access.tenants()) {
            try {
                access.writeAsPlatform(
                        tenant,
                        REASON,
                        guard -> table.forgetOld(
                                guard.require(Action.READ_SHARING),
                                guard.now().minus(Limits.READ_NOTIFICATIONS),
                                Limits.NOTIFICATIONS));
            } catch (RuntimeException failure) {
                LOG.error("Old notices of tenant {} could not be forgotten; they will be later.", tenant, failure);
            }
        }
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("notification", id);
    }
}
