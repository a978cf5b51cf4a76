package freehold.events.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.events.model.EventType;
import freehold.events.model.EventTypeDraft;
import freehold.events.model.TypeField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Event types tenants made, each with what it brings itself. */
@Component
public class EventTypeTable {
    private static final String ROWS =
            "select t.type_id, t.name, t.lineage, t.ttl_days, t.fields, t.etag from events.event_type t"
                    + " where t.tenant_id = :tenant";

    /**
     * A type without what it inherits.
     *
     * @param fields its own
     */
    public record Row(
            String id,
            String name,
            List<String> lineage,
            Optional<Integer> ttlDays,
            List<TypeField> fields,
            long etag) {}

    /** Lets nobody else of the tenant add types, until the transaction ends. */
    public void lock(Grant<Action.EditModel, TenantId> grant) {
        statement(grant, "select pg_advisory_xact_lock(hashtextextended('events.' || :tenant, 0))")
                .query(row -> {});
    }

    /** All types of the grant's owner. */
    public List<Row> all(Grant<? extends Action, ?> grant) {
        return statement(grant, ROWS).query(EventTypeTable::row).list();
    }

    /** The types among the ids, and all above and below them. */
    public List<Row> families(Grant<? extends Action, ?> grant, Collection<String> ids) {
        return statement(
                        grant,
                        ROWS + " and (t.lineage && cast(:ids as text[]) or t.type_id in (select unnest(s.lineage)"
                                + " from events.event_type s where s.tenant_id = :tenant and s.type_id = any (:ids)))")
                .param("ids", ids.toArray(String[]::new))
                .query(EventTypeTable::row)
                .list();
    }

    /** Keeps the type as it is until the transaction ends; whether it is there. */
    public boolean hold(Grant<? extends Action, ?> grant, String id) {
        return statement(
                        grant,
                        "select true from events.event_type where tenant_id = :tenant and type_id = :id for share")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Whether it was not there before. */
    public boolean insert(Grant<Action.EditModel, TenantId> grant, EventType type) {
        return statement(grant, """
                        insert into events.event_type (tenant_id, type_id, name, lineage, ttl_days, fields, created_by)
                        values (:tenant, :id, :name, :lineage, :ttl, cast(:fields as jsonb), :by)
                        on conflict on constraint event_type_id_is_unique_in_its_tenant do nothing""")
                        .param("id", type.id())
                        .param("name", type.name())
                        .param("lineage", type.lineage().toArray(String[]::new))
                        .param("ttl", ttl(type.ttlDays()))
                        .param("fields", EventsJson.write(type.fields()))
                        .param("by", grant.caller().principal().name())
                        .update()
                == 1;
    }

    /** Whether the type still was at the etag, and so was changed. */
    public boolean update(Grant<Action.EditModel, TenantId> grant, EventType before, EventTypeDraft draft) {
        return statement(grant, """
                        update events.event_type set name = :name, ttl_days = :ttl, fields = cast(:fields as jsonb),
                            etag = etag + 1
                        where tenant_id = :tenant and type_id = :id and etag = :etag""")
                        .param("id", before.id())
                        .param("name", draft.name())
                        .param("ttl", ttl(draft.ttlDays()))
                        .param("fields", EventsJson.write(draft.fields()))
                        .param("etag", before.etag())
                        .update()
                == 1;
    }

    /** Whether the type still was at the etag, and so is gone. */
    public boolean delete(Grant<Action.EditModel, TenantId> grant, EventType type) {
        return statement(
                                grant,
                                "delete from events.event_type"
                                        + " where tenant_id = :tenant and type_id = :id and etag = :etag")
                        .param("id", type.id())
                        .param("etag", type.etag())
                        .update()
                == 1;
    }

    private static StatementSpec statement(Grant<? extends Action, ?> grant, String sql) {
        return grant.sql(sql).param("tenant", grant.owner().value());
    }

    private static @Nullable Integer ttl(Optional<Integer> days) {
        return days.orElse(null);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String[] lineage = (String[]) row.getArray("lineage").getArray();
        return new Row(
                row.getString("type_id"),
                row.getString("name"),
                Arrays.asList(lineage),
                Optional.ofNullable(row.getObject("ttl_days", Integer.class)),
                EventsJson.fields(row.getString("fields")),
                row.getLong("etag"));
    }
}
