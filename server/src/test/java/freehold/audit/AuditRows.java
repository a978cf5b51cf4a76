package freehold.audit;

import freehold.audit.model.Digests;
import freehold.audit.model.Entry;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit's rows as somebody sees them who knows how it works and may do anything. */
final class AuditRows {
    private final JdbcClient database;

    AuditRows(JdbcClient database) {
        this.database = database;
    }

    record Place(long number, long entry) {}

    List<Place> places(String tenant) {
        return database.sql("select number, entry_id from audit.link where tenant_id = :tenant order by number")
                .param("tenant", tenant)
                .query((row, number) -> new Place(row.getLong(1), row.getLong(2)))
                .list();
    }

    String digest(String tenant, long id) {
        return database.sql("select * from audit.entry where tenant_id = :tenant and entry_id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .query((row, number) -> Digests.of(
                        tenant,
                        new Entry(
                                row.getObject("happened_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("actor"),
                                row.getString("action"),
                                Arrays.asList((String[]) row.getArray("objects").getArray()),
                                row.getString("outcome"),
                                row.getString("reason"),
                                row.getLong("times"),
                                row.getString("changes"),
                                row.getString("request_id"))))
                .single();
    }
}
