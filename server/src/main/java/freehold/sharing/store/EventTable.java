package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.model.Actor;
import freehold.sharing.model.HistoryEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The history of collaborations and shares. Both sides read the same events; the name of who acted is kept apart, and
 * only that side reads it. So the two histories can't disagree.
 */
@Component
public class EventTable {

    /**
     * A change of state about to be recorded.
     *
     * @param byTime whether nobody did it
     */
    public record Event(
            UUID subject,
            TenantId offerer,
            TenantId addressee,
            String state,
            boolean byTime,
            Optional<String> reason,
            Instant at) {}

    /** The time by the database's clock. Asked for under locks, it orders events as they happen. */
    public Instant clock(Grant<Action.ManageSharing, TenantId> grant) {
        return grant.sql("select clock_timestamp() as now")
                .query((row, number) -> Columns.time(row, "now"))
                .single()
                .orElseThrow();
    }

    public void append(Grant<Action.ManageSharing, TenantId> grant, Event event) {
        String tenant = grant.resource().value();
        Integer number = grant.sql("""
                        insert into sharing.event
                            (subject_id, number, offerer_id, addressee_id, state, acting_id, reason, happened_at)
                        select :subject, coalesce(max(e.number), 0) + 1, :offerer, :addressee, :state, :acting, :reason, :at
                        from sharing.event e
                        where e.subject_id = :subject and (e.offerer_id = :tenant or e.addressee_id = :tenant)
                        returning number""")
                .param("subject", event.subject())
                .param("offerer", event.offerer().value())
                .param("addressee", event.addressee().value())
                .param("state", event.state())
                .param("acting", event.byTime() ? null : tenant)
                .param("reason", event.reason().orElse(null))
                .param("at", Columns.column(event.at()))
                .param("tenant", tenant)
                .query(Integer.class)
                .single();
        if (!event.byTime()) {
            grant.sql("""
                            insert into sharing.actor (tenant_id, subject_id, number, name)
                            values (:tenant, :subject, :number, :name)""")
                    .param("tenant", tenant)
                    .param("subject", event.subject())
                    .param("number", number)
                    .param("name", grant.caller().principal().name())
                    .update();
        }
    }

    /** What happened to each of the subjects, oldest first. */
    public Map<UUID, List<HistoryEntry>> of(
            Grant<? extends Action.OnTenant, TenantId> grant, Collection<UUID> subjects) {
        Map<UUID, List<HistoryEntry>> histories = new HashMap<>();
        grant.sql("""
                        select e.subject_id, e.state, e.happened_at, e.acting_id, e.reason, a.name
                        from sharing.event e
                        left join sharing.actor a
                            on a.tenant_id = :tenant and a.subject_id = e.subject_id and a.number = e.number
                        where e.subject_id = any (:subjects) and (e.offerer_id = :tenant or e.addressee_id = :tenant)
                        order by e.subject_id, e.number""")
                .param("tenant", grant.resource().value())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(row -> {
                    histories
                            .computeIfAbsent(Columns.uuid(row, "subject_id"), unseen -> new ArrayList<>())
                            .add(entry(row));
                });
        return histories;
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        Optional<String> name = Optional.ofNullable(row.getString("name"));
        return new HistoryEntry(
                row.getString("state"),
                Columns.time(row, "happened_at").orElseThrow(),
                Optional.ofNullable(row.getString("acting_id")).map(acting -> new Actor(new TenantId(acting), name)),
                Optional.ofNullable(row.getString("reason")));
    }
}
