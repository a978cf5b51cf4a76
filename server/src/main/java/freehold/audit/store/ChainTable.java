package freehold.audit.store;

import freehold.audit.model.Digests;
import freehold.audit.model.Entry;
import freehold.audit.model.Head;
import freehold.decision.TenantId;
import freehold.tenancy.TenantReach;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds to the audit what nobody asks for: links, and entries of refused attempts. Each call is a transaction of one tenant. */
@Component
public class ChainTable {
    private static final int AT_ONCE = 1_000;

    private final TenantReach reach;
    private final JdbcClient jdbc;

    ChainTable(TenantReach reach, JdbcClient jdbc) {
        this.reach = reach;
        this.jdbc = jdbc;
    }

    public List<TenantId> tenantsWaiting() {
        return jdbc.sql("select tenant_id from audit.tenants_waiting()")
                .query((row, number) -> new TenantId(row.getString(1)))
                .list();
    }

    /** What one call of {@link #link} has done. */
    public record Linked(Head head, boolean more) {}

    /** Links entries that wait; those of a transaction that is not over yet wait on. One linker of a tenant at a time. */
    public Linked link(TenantId tenant) {
        return reach.asTenant(tenant, () -> {
            Head head = lockHead(tenant);
            List<Waiting> waiting = waiting(tenant);
            if (waiting.isEmpty()) {
                return new Linked(head, false);
            }
            List<NewLink> links = new ArrayList<>();
            for (Waiting one : waiting) {
                String digest = Digests.of(tenant.value(), one.entry());
                long number = head.number() + 1;
                head = new Head(number, Digests.ofLink(tenant.value(), head.hash(), number, digest));
                links.add(new NewLink(one.id(), digest, head));
            }
            Long[] ids = waiting.stream().map(Waiting::id).toArray(Long[]::new);
            insert(tenant, links);
            moveHead(tenant, head);
            jdbc.sql("delete from audit.waiting where tenant_id = :tenant and entry_id = any (:ids)")
                    .param("tenant", tenant.value())
                    .param("ids", ids)
                    .update();
            return new Linked(head, waiting.size() == AT_ONCE);
        });
    }

    private record Waiting(long id, Entry entry) {}

    private Head lockHead(TenantId tenant) {
        jdbc.sql("""
                        insert into audit.head (tenant_id, number, hash) values (:tenant, 0, :hash)
                        on conflict on constraint head_is_one_per_tenant do nothing""")
                .param("tenant", tenant.value())
                .param("hash", bytes(Digests.NONE))
                .update();
        return jdbc.sql("select number, hash from audit.head where tenant_id = :tenant for update")
                .param("tenant", tenant.value())
                .query((row, number) -> new Head(row.getLong("number"), EntryTable.hex(row, "hash")))
                .single();
    }

    private List<Waiting> waiting(TenantId tenant) {
        return jdbc.sql("""
                        select w.entry_id, e.happened_at, e.actor, e.action, e.objects, e.outcome, e.reason, e.times,
                            e.changes, e.request_id
                        from audit.waiting w
                        join audit.entry e on e.tenant_id = w.tenant_id and e.entry_id = w.entry_id
                        where w.tenant_id = :tenant order by e.happened_at, w.entry_id limit :size""")
                .param("tenant", tenant.value())
                .param("size", AT_ONCE)
                .query((row, number) -> new Waiting(row.getLong("entry_id"), EntryTable.entry(row)))
                .list();
    }

    private record NewLink(long entry, String digest, Head head) {}

    private void insert(TenantId tenant, List<NewLink> links) {
        jdbc.sql("""
                        insert into audit.link (tenant_id, number, entry_id, digest, hash)
                        select :tenant, number, entry_id, digest, hash
                        from unnest(:numbers, :entries, :digests, :hashes) as t (number, entry_id, digest, hash)""")
                .param("tenant", tenant.value())
                .param(
                        "numbers",
                        links.stream().map(link -> link.head().number()).toArray(Long[]::new))
                .param("entries", links.stream().map(NewLink::entry).toArray(Long[]::new))
                .param(
                        "digests",
                        links.stream().map(link -> bytes(link.digest())).toArray(byte[][]::new))
                .param(
                        "hashes",
                        links.stream().map(link -> bytes(link.head().hash())).toArray(byte[][]::new))
                .update();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private void moveHead(TenantId tenant, Head head) {
        jdbc.sql("update audit.head set number = :number, hash = :hash where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .param("number", head.number())
                .param("hash", bytes(head.hash()))
                .update();
    }

    public Head head(TenantId tenant) {
        return reach.asTenant(
                tenant,
                () -> jdbc.sql("select number, hash from audit.head where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query((row, number) -> new Head(row.getLong("number"), EntryTable.hex(row, "hash")))
                        .optional()
                        .orElse(Head.START));
    }

    /**
     * Attempts of one actor at one action within one second.
     *
     * @param requestId of the first of them
     */
    public record Attempts(
            TenantId tenant,
            String actor,
            String action,
            List<String> objects,
            String reason,
            long times,
            String requestId) {
        public Attempts {
            objects = List.copyOf(objects);
        }
    }

    public void insert(Attempts denied) {
        reach.asTenant(
                denied.tenant(),
                () -> jdbc.sql("""
                        with one as (
                            insert into audit.entry (tenant_id, entry_id, happened_at, actor, action, objects, outcome,
                                reason, times, changes, request_id)
                            values (:tenant, nextval('audit.entry_id'), clock_timestamp(), :actor, :action, :objects,
                                'denied', :reason, :times, '{}', :request)
                            returning tenant_id, entry_id)
                        insert into audit.waiting (tenant_id, entry_id, noted) select tenant_id, entry_id, false from one""")
                        .param("tenant", denied.tenant().value())
                        .param("actor", denied.actor())
                        .param("action", denied.action())
                        .param("objects", denied.objects().toArray(String[]::new))
                        .param("reason", denied.reason())
                        .param("times", denied.times())
                        .param("request", denied.requestId())
                        .update());
    }
}
