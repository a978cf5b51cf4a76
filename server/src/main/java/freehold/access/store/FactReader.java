package freehold.access.store;

import freehold.access.facts.AncestryFacts;
import freehold.access.facts.PolicyFacts;
import freehold.access.facts.ShareFacts;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.PolicyBook;
import freehold.decision.PolicyFact;
import freehold.decision.PolicyId;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.decision.World;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads facts with the snapshot role, all of one call at one snapshot of the database. Follows the log where it can,
 * and reads a tenant from scratch where the log has a gap.
 */
@Component
public class FactReader {
    private static final Timer LAG = Timer.builder("freehold.snapshot.lag")
            .description("How old a change of who may see what was when this server followed it")
            .register(Metrics.globalRegistry);

    private final JdbcOperations rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final AncestryFacts ancestry;
    private final ShareFacts shares;
    private final PolicyFacts policies;

    FactReader(
            @Qualifier("snapshotDataSource") DataSource source,
            AncestryFacts ancestry,
            ShareFacts shares,
            PolicyFacts policies) {
        this.policies = policies;
        this.rows = new JdbcTemplate(source);
        this.jdbc = JdbcClient.create(rows);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(source));
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.ancestry = ancestry;
        this.shares = shares;
    }

    public Set<TenantId> tenants() {
        return jdbc
                .sql("select tenant_id from access.epoch")
                .query((row, number) -> new TenantId(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * The facts of the tenants where they differ from the world, and of those on the other side of their shares: an owner
     * and its receivers are always of the same moment, for the shares of one moment say nothing of the tree of another.
     */
    public Map<TenantId, Optional<TenantFacts>> read(World world, Set<TenantId> tenants) {
        return snapshot.execute(status -> {
            Map<TenantId, Optional<TenantFacts>> changed = new HashMap<>();
            Set<TenantId> seen = new HashSet<>(tenants);
            Set<TenantId> next = tenants;
            while (!next.isEmpty()) {
                Set<TenantId> partners = new HashSet<>();
                Map<TenantId, Long> epochs = epochs(next);
                for (TenantId tenant : next) {
                    Optional<TenantFacts> known = world.tenant(tenant);
                    Optional<TenantFacts> now = advance(tenant, known, Optional.ofNullable(epochs.get(tenant)));
                    if (!now.equals(known)) {
                        changed.put(tenant, now);
                        known.ifPresent(facts -> partners.addAll(partners(facts)));
                        now.ifPresent(facts -> partners.addAll(partners(facts)));
                    }
                }
                partners.removeIf(partner -> !seen.add(partner));
                next = partners;
            }
            return changed;
        });
    }

    /** Each change of an owner that its receivers could notice moved their epochs too. */
    private static Set<TenantId> partners(TenantFacts facts) {
        return facts.shares().stream()
                .map(share -> share.owner().equals(facts.tenant()) ? share.receiver() : share.owner())
                .collect(Collectors.toSet());
    }

    private Optional<TenantFacts> advance(TenantId tenant, Optional<TenantFacts> known, Optional<Long> epoch) {
        if (epoch.isEmpty()) {
            return Optional.empty();
        }
        if (known.isPresent() && known.get().epoch() == epoch.get()) {
            return known;
        }
        return known.flatMap(facts -> replay(facts, epoch.get())).or(() -> Optional.of(load(tenant, epoch.get())));
    }

    /**
     * A tenant's facts at one moment, in the two ways to get to know them.
     *
     * @param followed by the log, from what was known
     * @param read from scratch
     */
    public record Twice(TenantFacts followed, TenantFacts read) {}

    /** Empty where the tenant is gone, or the log does not reach back to what is known. */
    public Optional<Twice> readTwice(TenantFacts known) {
        return snapshot.execute(status -> Optional.ofNullable(
                        epochs(Set.of(known.tenant())).get(known.tenant()))
                .flatMap(epoch -> (epoch == known.epoch() ? Optional.of(known) : replay(known, epoch))
                        .map(followed -> new Twice(followed, load(known.tenant(), epoch)))));
    }

    private Map<TenantId, Long> epochs(Set<TenantId> tenants) {
        Map<TenantId, Long> epochs = new HashMap<>();
        jdbc.sql("select tenant_id, epoch from access.epoch where tenant_id = any (:tenants)")
                .param("tenants", tenants.stream().map(TenantId::value).toArray(String[]::new))
                .query(row -> {
                    epochs.put(new TenantId(row.getString("tenant_id")), row.getLong("epoch"));
                });
        return epochs;
    }

    private TenantFacts load(TenantId tenant, long epoch) {
        return TenantFacts.of(tenant, epoch, ancestry.all(rows, tenant), shares.all(jdbc, tenant))
                .with(PolicyBook.of(policies.inForce(jdbc, tenant), policies.all(jdbc, tenant)));
    }

    /** What the log says happened since, or empty where an entry is missing. */
    private Optional<TenantFacts> replay(TenantFacts facts, long epoch) {
        List<Entry> entries = jdbc.sql("""
                        select source_tenant_id, assets, shares, policies,
                            extract(epoch from clock_timestamp() - recorded_at) * 1000000 as microseconds
                        from access.log
                        where tenant_id = :tenant and epoch > :known and epoch <= :epoch""")
                .param("tenant", facts.tenant().value())
                .param("known", facts.epoch())
                .param("epoch", epoch)
                .query((row, number) -> Entry.of(row))
                .list();
        if (entries.size() != epoch - facts.epoch()) {
            return Optional.empty();
        }
        entries.forEach(entry -> LAG.record(entry.age()));
        Set<AssetId> assets = new HashSet<>();
        Set<ShareId> changedShares = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.source().equals(facts.tenant())) {
                assets.addAll(entry.assets());
            }
            changedShares.addAll(entry.shares());
        }
        TenantFacts now =
                facts.with(epoch, assetsNow(facts.tenant(), assets), sharesNow(facts.tenant(), changedShares));
        boolean policiesChanged =
                entries.stream().anyMatch(entry -> entry.policies().isPresent());
        return Optional.of(policiesChanged ? now.with(policiesNow(now, entries)) : now);
    }

    private PolicyBook policiesNow(TenantFacts facts, List<Entry> entries) {
        Set<PolicyId> ids = entries.stream()
                .flatMap(entry -> entry.policies().stream().flatMap(List::stream))
                .collect(Collectors.toSet());
        Map<PolicyId, Optional<PolicyFact>> now = new HashMap<>();
        ids.forEach(id -> now.put(id, Optional.empty()));
        if (!ids.isEmpty()) {
            policies.some(jdbc, facts.tenant(), ids).forEach(policy -> now.put(policy.id(), Optional.of(policy)));
        }
        return facts.policies().with(policies.inForce(jdbc, facts.tenant()), now);
    }

    private Map<AssetId, Optional<AssetFact>> assetsNow(TenantId tenant, Set<AssetId> ids) {
        Map<AssetId, Optional<AssetFact>> now = new HashMap<>();
        ids.forEach(id -> now.put(id, Optional.empty()));
        if (!ids.isEmpty()) {
            ancestry.some(rows, tenant, ids).forEach(asset -> now.put(asset.id(), Optional.of(asset)));
        }
        return now;
    }

    private Map<ShareId, Optional<ShareFact>> sharesNow(TenantId tenant, Set<ShareId> ids) {
        Map<ShareId, Optional<ShareFact>> now = new HashMap<>();
        ids.forEach(id -> now.put(id, Optional.empty()));
        if (!ids.isEmpty()) {
            shares.some(jdbc, ids).stream()
                    .filter(share ->
                            share.owner().equals(tenant) || share.receiver().equals(tenant))
                    .forEach(share -> now.put(share.id(), Optional.of(share)));
        }
        return now;
    }

    private record Entry(
            TenantId source,
            List<AssetId> assets,
            List<ShareId> shares,
            Optional<List<PolicyId>> policies,
            Duration age) {
        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    new TenantId(row.getString("source_tenant_id")),
                    Arrays.stream((String[]) array(row.getArray("assets")))
                            .map(AssetId::new)
                            .toList(),
                    Arrays.stream((UUID[]) array(row.getArray("shares")))
                            .map(ShareId::new)
                            .toList(),
                    Optional.ofNullable(row.getArray("policies")).map(Entry::policies),
                    Duration.of(Math.max(0, row.getLong("microseconds")), ChronoUnit.MICROS));
        }

        private static List<PolicyId> policies(Array column) {
            try {
                return Arrays.stream((UUID[]) column.getArray())
                        .map(PolicyId::new)
                        .toList();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Object array(Array column) throws SQLException {
            return column.getArray();
        }
    }
}
