package freehold.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw SQL with the server's logins: the audit grows, and is each tenant's own. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditWallsTest {
    private static final List<String> TABLES = List.of("audit.entry", "audit.link", "audit.head", "audit.waiting");

    private final TestDatabase database;

    AuditWallsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void changeSomethingOfTheirs() {
        JdbcClient migration = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        migration
                .sql("insert into assets.model_lock (tenant_id) values ('theirs')")
                .update();
    }

    @Test
    void aChangeThatNobodyAnnouncedIsNotedAllTheSame() {
        assertThat(AsApp.tenant(database, "theirs")
                        .count("audit.entry where actor = 'system:' and changes like '%model_lock insert%'"))
                .isEqualTo(1);
    }

    @Test
    void nobodySeesAnothersEntries() {
        AsApp lent = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        assertThat(lent.count("audit.entry")).isZero();
        assertThat(lent.count("audit.waiting")).isZero();
        assertThat(AsApp.with(database, Map.of()).count("audit.entry")).isZero();
        assertThatThrownBy(() -> lent.update("""
                        insert into audit.entry (tenant_id, entry_id, happened_at, actor, action, objects, outcome, reason,
                            times, changes, request_id)
                        values ('theirs', 0, now(), '', '', '{}', 'done', '', 1, '{}', '')""")).hasStackTraceContaining("row-level security");
    }

    @Test
    void theServerItselfChangesAndRemovesNothing() {
        AsApp theirs = AsApp.tenant(database, "theirs");
        for (String table : List.of("audit.entry", "audit.link")) {
            assertThatThrownBy(() -> theirs.update("delete from " + table))
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> theirs.update("update " + table + " set tenant_id = tenant_id"))
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> theirs.update("truncate " + table)).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theSnapshotSeesNothing() {
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        for (String table : TABLES) {
            assertThatThrownBy(() -> snapshot.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void everyTableOfAModuleIsWatchedOrExemptByName() {
        JdbcClient migration = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        List<@Nullable String> unwatched =
                migration.sql("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and n.nspname not in ('flyway', 'audit', 'information_schema')
                            and n.nspname !~ '^pg_' and not c.relispartition
                            and not exists (select from pg_inherits h where h.inhrelid = c.oid)
                            and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'audit\\_%')
                        order by 1""").query(String.class).list();

        assertThat(unwatched)
                .containsExactlyInAnyOrder(
                        "access.answer",
                        "access.epoch",
                        "access.log",
                        "identity.attempt",
                        "identity.operator_credential",
                        "identity.signing_key",
                        "identity.stir",
                        "platform.answer",
                        "sharing.actor",
                        "sharing.collaboration",
                        "sharing.event",
                        "sharing.notice",
                        "sharing.share",
                        "tenancy.consumption",
                        "tenancy.few_requests",
                        "telemetry.arrival",
                        "telemetry.arrival_log",
                        "telemetry.day_sheet",
                        "telemetry.extent",
                        "telemetry.half_hour",
                        "telemetry.import_fault",
                        "telemetry.live_key",
                        "telemetry.packed",
                        "telemetry.packed_values",
                        "telemetry.record",
                        "telemetry.sample_count",
                        "telemetry.series");
    }
}
