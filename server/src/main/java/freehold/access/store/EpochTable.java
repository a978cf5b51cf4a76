package freehold.access.store;

import freehold.access.Outlook;
import freehold.decision.AssetId;
import freehold.decision.PolicyId;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenants' epochs: asked at the start of each transaction, locked and moved on by each change of rights. */
@Component
public class EpochTable {
    /** What was said of the deed and of silence is forgotten when the transaction ends. */
    private static final String ENTER =
            "select epoch, entered_at, set_config('freehold.deed', ?, true)%s from access.enter(?)";

    private static final String READ = "set transaction isolation level repeatable read; " + ENTER.formatted("");
    private static final String WRITE =
            ENTER.formatted(", set_config('idle_in_transaction_session_timeout', '60s', true)");

    private final JdbcClient jdbc;
    private final JdbcOperations statements;

    EpochTable(JdbcClient jdbc, JdbcOperations statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    /**
     * The start of a transaction.
     *
     * @param epoch the tenant's epoch at the transaction's snapshot
     * @param time by the database's clock
     */
    public record Entry(long epoch, Instant time) {}

    /**
     * What a transaction has changed.
     *
     * @param policies those that changed, perhaps none if it was only whether they are in force; empty where nothing
     *     about policies did
     */
    public record Changes(
            Collection<AssetId> assets, Collection<ShareId> shares, Optional<? extends Collection<PolicyId>> policies) {
        boolean isNone() {
            return assets.isEmpty() && shares.isEmpty() && policies.isEmpty();
        }
    }

    /**
     * Sets the transaction's reach to the tenant. A server that says nothing for a minute loses the transaction, and with
     * it the locks on what it has written.
     *
     * @param deed who does what, for the audit
     */
    public Entry enter(TenantId tenant, String deed) {
        return enter(WRITE, tenant, deed);
    }

    /**
     * Sets the transaction's reach to the tenant, and has it see one moment from here to its end. To be its first
     * statement. Both go to the database at once: to set the isolation of the connection there and back again would be
     * three questions more in each request.
     *
     * @param deed who does what, for the audit
     */
    public Entry enterOneMoment(TenantId tenant, String deed) {
        return enter(READ, tenant, deed);
    }

    private Entry enter(String sql, TenantId tenant, String deed) {
        PreparedStatementCallback<Entry> answer = statement -> {
            statement.setString(1, deed);
            statement.setString(2, tenant.value());
            boolean rows = statement.execute();
            while (!rows && statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            try (ResultSet entry = statement.getResultSet()) {
                entry.next();
                return new Entry(
                        entry.getLong("epoch"),
                        entry.getObject("entered_at", OffsetDateTime.class).toInstant());
            }
        };
        return Objects.requireNonNull(statements.execute(sql, answer));
    }

    /** How far the tenants are, outside of any transaction. */
    public Outlook.Followed of(Set<TenantId> tenants) {
        Map<TenantId, Long> epochs = new HashMap<>();
        Instant[] now = new Instant[1];
        jdbc.sql("select tenant_id, epoch, asked_at from access.epochs(:tenants)")
                .param("tenants", texts(tenants))
                .query(row -> {
                    epochs.put(new TenantId(row.getString("tenant_id")), row.getLong("epoch"));
                    now[0] = row.getObject("asked_at", OffsetDateTime.class).toInstant();
                });
        return new Outlook.Followed(epochs, Optional.ofNullable(now[0]));
    }

    /**
     * Locks the epochs of the tenants in ascending order, and tells them.
     *
     * @param silence the database ends the transaction, and with it the locks, once it has heard nothing for so long, or
     *     has waited for so long for a row of somebody else's: a server that is stopped or cut off must not hold up the
     *     others, nor those who wait for them
     */
    public Map<TenantId, Long> lock(Set<TenantId> tenants, Duration silence) {
        Map<TenantId, Long> epochs = new HashMap<>();
        jdbc.sql("""
                        select tenant_id, epoch, set_config('idle_in_transaction_session_timeout', :silence, true),
                            set_config('lock_timeout', :silence, true)
                        from access.lock_epochs(:tenants)""")
                .param("tenants", texts(tenants))
                .param("silence", silence.toMillis() + "ms")
                .query(row -> {
                    epochs.put(new TenantId(row.getString("tenant_id")), row.getLong("epoch"));
                });
        return epochs;
    }

    /** Moves the tenants to their next epoch and logs what changed. */
    public void publish(Set<TenantId> tenants, Changes changes) {
        if (changes.isNone()) {
            return;
        }
        jdbc.sql("select access.publish(:tenants, :assets, :shares, :policies::uuid[])")
                .param("tenants", texts(tenants))
                .param("assets", changes.assets().stream().map(AssetId::value).toArray(String[]::new))
                .param("shares", changes.shares().stream().map(ShareId::value).toArray(UUID[]::new))
                .param(
                        "policies",
                        changes.policies()
                                .map(ids -> ids.stream().map(PolicyId::value).toArray(UUID[]::new))
                                .orElse(null))
                .query(row -> {});
    }

    /** Forgets what was logged so long ago, and tells how many entries that were. */
    public int prune(Duration olderThan, int atMost) {
        return jdbc.sql("select access.prune(make_interval(secs => :seconds), :atMost)")
                .param("seconds", olderThan.toSeconds())
                .param("atMost", atMost)
                .query(Integer.class)
                .single();
    }

    /** Writes a new tenant's first epoch and sets the transaction's reach to it. */
    public Entry found(TenantId tenant, String deed) {
        Entry entry = enter(tenant, deed);
        jdbc.sql("select access.found(:tenant)").param("tenant", tenant.value()).query(row -> {});
        return entry;
    }

    private static String[] texts(Set<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).toArray(String[]::new);
    }
}
