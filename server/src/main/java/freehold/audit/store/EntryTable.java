package freehold.audit.store;

import freehold.access.Grant;
import freehold.audit.model.Chain;
import freehold.audit.model.Entry;
import freehold.audit.model.EntryFilter;
import freehold.audit.model.Head;
import freehold.audit.model.Link;
import freehold.audit.model.NumberedEntry;
import freehold.decision.Action;
import freehold.decision.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads a tenant's entries and their chain. */
@Component
public class EntryTable {
    private static final int LINKS_AT_ONCE = 2_000;

    private static final String COLUMNS =
            " e.happened_at, e.actor, e.action, e.objects, e.outcome, e.reason, e.times, e.changes, e.request_id ";

    private static final String MATCHING = """
            from audit.link l join audit.entry e on e.tenant_id = l.tenant_id and e.entry_id = l.entry_id
            where l.tenant_id = :tenant
                and (cast(:actor as text) is null or position(lower(:actor) in lower(e.actor)) > 0)
                and (cast(:action as text) is null or position(lower(:action) in lower(e.action)) > 0)
                and (cast(:object as text) is null or e.objects @> array[cast(:object as text)])
                and (cast(:outcome as text) is null or e.outcome = :outcome)
                and (cast(:from as timestamptz) is null or e.happened_at >= :from)
                and (cast(:until as timestamptz) is null or e.happened_at < :until)
            """;

    /** The latest first. */
    public List<NumberedEntry> list(
            Grant<Action.Administer, TenantId> grant, EntryFilter filter, long offset, int size) {
        return filtered(
                        grant,
                        filter,
                        "select l.number, l.hash," + COLUMNS + MATCHING
                                + "order by l.number desc limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> numbered(row))
                .list();
    }

    /** Those before the number, the latest first. */
    public List<NumberedEntry> before(
            Grant<Action.Administer, TenantId> grant, EntryFilter filter, long number, int size) {
        return filtered(
                        grant,
                        filter,
                        "select l.number, l.hash," + COLUMNS + MATCHING
                                + "and l.number < :number order by l.number desc limit :size")
                .param("number", number)
                .param("size", size)
                .query((row, index) -> numbered(row))
                .list();
    }

    public long count(Grant<Action.Administer, TenantId> grant, EntryFilter filter) {
        return filtered(grant, filter, "select count(*) " + MATCHING)
                .query(Long.class)
                .single();
    }

    private static StatementSpec filtered(Grant<Action.Administer, TenantId> grant, EntryFilter filter, String sql) {
        return grant.sql(sql)
                .param("tenant", grant.resource().value())
                .param("actor", filter.actor().orElse(null))
                .param("action", filter.action().orElse(null))
                .param("object", filter.object().orElse(null))
                .param("outcome", filter.outcome().orElse(null))
                .param("from", time(filter.from()))
                .param("until", time(filter.until()));
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** As long as the grant lives. */
    public Chain chain(Grant<Action.Administer, TenantId> grant) {
        return new Chain() {
            @Override
            public String tenant() {
                return grant.resource().value();
            }

            @Override
            public List<Link> after(long number) {
                return grant.sql("select l.number, l.digest, l.hash, e.entry_id," + COLUMNS + """
                                from audit.link l left join audit.entry e
                                    on e.tenant_id = l.tenant_id and e.entry_id = l.entry_id
                                where l.tenant_id = :tenant and l.number > :number order by l.number limit :size""")
                        .param("tenant", tenant())
                        .param("number", number)
                        .param("size", LINKS_AT_ONCE)
                        .query((row, index) -> new Link(
                                row.getLong("number"),
                                hex(row, "digest"),
                                hex(row, "hash"),
                                row.getObject("entry_id") == null ? Optional.empty() : Optional.of(entry(row))))
                        .list();
            }

            @Override
            public List<Place> places() {
                return grant.sql("select number, digest from audit.link where tenant_id = :tenant order by number")
                        .param("tenant", tenant())
                        .query((row, index) -> new Place(row.getLong("number"), hex(row, "digest")))
                        .list();
            }

            @Override
            public Head head() {
                return grant.sql("select number, hash from audit.head where tenant_id = :tenant")
                        .param("tenant", tenant())
                        .query((row, index) -> new Head(row.getLong("number"), hex(row, "hash")))
                        .optional()
                        .orElse(Head.START);
            }

            @Override
            public long unlinked() {
                return grant.sql("""
                                select count(*) from audit.entry e where e.tenant_id = :tenant
                                    and not exists (select from audit.link l
                                        where l.tenant_id = e.tenant_id and l.entry_id = e.entry_id)
                                    and not exists (select from audit.waiting w
                                        where w.tenant_id = e.tenant_id and w.entry_id = e.entry_id)""")
                        .param("tenant", tenant())
                        .query(Long.class)
                        .single();
            }
        };
    }

    private static NumberedEntry numbered(ResultSet row) throws SQLException {
        return new NumberedEntry(row.getLong("number"), hex(row, "hash"), entry(row));
    }

    static String hex(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                Arrays.asList((String[]) row.getArray("objects").getArray()),
                row.getString("outcome"),
                row.getString("reason"),
                row.getLong("times"),
                row.getString("changes"),
                row.getString("request_id"));
    }
}
