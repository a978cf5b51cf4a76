package freehold.events.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** How long events are kept, and that they go when their time is over. */
@Component
public class ExpiryTable {

    /** Whether there is any event of the type, in the bin or not, expired or not. */
    public boolean isUsed(Grant<Action.EditModel, TenantId> grant, String type) {
        return of(grant, "select exists (select from events.event where tenant_id = :tenant and type_id = :type)")
                .param("type", type)
                .query(Boolean.class)
                .single();
    }

    /** Lets the types' events be kept as long as told, counted from when they were recorded; empty for ever. */
    public void keep(Grant<Action.EditModel, TenantId> grant, List<String> types, Optional<Integer> days) {
        of(grant, """
                        update events.event set expires_at = created_at + make_interval(days => cast(:days as integer))
                        where tenant_id = :tenant and type_id = any (:types)""")
                .param("types", types.toArray(String[]::new))
                .param("days", days.orElse(null))
                .update();
    }

    /** Removes what has expired, and jobs that are older than told. */
    public void sweep(Grant<Action.Browse, TenantId> grant, Instant now, Duration jobs) {
        of(grant, "delete from events.event where tenant_id = :tenant and expires_at <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        of(grant, "delete from events.job where tenant_id = :tenant and created_at <= :before")
                .param("before", now.minus(jobs).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static StatementSpec of(Grant<? extends Action, TenantId> grant, String sql) {
        return grant.sql(sql).param("tenant", grant.owner().value());
    }
}
