package freehold.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw SQL with the application's login, as an injection or a forgotten predicate would run it. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsWallsTest {
    private static final String INSERT = """
            insert into events.event
                (tenant_id, event_id, entity_id, type_id, correlation_id, happened_at, acknowledged, created_by)
            values ('%s', '%s', '%s', 't', 'c', now(), false, 'me')""";

    private static final String TYPE = """
            insert into events.event_type (tenant_id, type_id, name, lineage, fields, created_by)
            values ('%s', '%s', 'n', '{%s}', '[]', 'me')""";

    private static final String MY_ROOT = "a".repeat(32);
    private static final String THEIR_ROOT = "b".repeat(32);

    private final AsApp mine;
    private final AsApp theirs;
    private final AsApp nobody;
    private final AsApp received;
    private final JdbcClient everything;
    private final JdbcClient snapshot;

    EventsWallsTest(TestDatabase database) {
        everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        for (String tenant : List.of("mine", "theirs")) {
            everything
                    .sql("insert into tenancy.tenant (tenant_id, name, company_name, country, type, sharing_id)"
                            + " values ('%s', 'n', 'c', 'DE', 'CUSTOMER', 'DE-%s')".formatted(tenant, tenant))
                    .update();
            everything
                    .sql("insert into assets.asset (tenant_id, asset_id, type_id, name, timezone, twin_type)"
                            + " values ('%s', '%s', 'core.basicenterprise', 'n', 'UTC', 'performance')"
                                    .formatted(tenant, tenant.equals("mine") ? MY_ROOT : THEIR_ROOT))
                    .update();
        }
        everything.sql(INSERT.formatted("theirs", "e", THEIR_ROOT)).update();
        everything.sql(TYPE.formatted("theirs", "t", "t")).update();
        everything.sql("""
                        insert into events.job (tenant_id, job_id, kind, state, details, created_by)
                        values ('theirs', 'j', 'DELETE', 'FINISHED', '{}', 'me')""").update();
        mine = AsApp.tenant(database, "mine");
        theirs = AsApp.tenant(database, "theirs");
        nobody = AsApp.with(database, Map.of());
        received = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
    }

    @Test
    void anotherTenantsEventsAndTypesShowUnderAGrantOnWhatItLentAlone() {
        for (String table : List.of("events.event", "events.event_type")) {
            assertThat(mine.count(table)).isZero();
            assertThat(nobody.count(table)).isZero();
            assertThat(received.count(table)).isEqualTo(1);
            assertThat(theirs.count(table)).isEqualTo(1);
        }
    }

    @Test
    void anotherTenantsJobsCantBeSeenNotEvenThen() {
        for (AsApp other : List.of(mine, nobody, received)) {
            assertThat(other.count("events.job")).isZero();
            assertThat(other.update("delete from events.job")).isZero();
        }
        assertThat(theirs.count("events.job")).isEqualTo(1);
    }

    @Test
    void anotherTenantsTypesCantBeWritten() {
        for (AsApp other : List.of(mine, nobody, received)) {
            assertThatThrownBy(() -> other.update(TYPE.formatted("theirs", "u", "u")))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThat(other.update("update events.event_type set name = 'x'")).isZero();
            assertThat(other.update("delete from events.event_type")).isZero();
        }
        assertThatThrownBy(() -> theirs.update("update events.event_type set lineage = '{x}'"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void anotherTenantsEventsCantBeWritten() {
        for (AsApp other : List.of(mine, nobody, received)) {
            assertThatThrownBy(() -> other.update(INSERT.formatted("theirs", "f", THEIR_ROOT)))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThat(other.update("update events.event set severity = 1")).isZero();
            assertThat(other.update("delete from events.event")).isZero();
        }
        assertThat(theirs.update("update events.event set severity = 1")).isEqualTo(1);
    }

    @Test
    void anEventHappensToAnAssetOfItsTenantAndStaysThere() {
        assertThatThrownBy(() -> mine.update(INSERT.formatted("mine", "f", THEIR_ROOT)))
                .rootCause()
                .hasMessageContaining("event_happened_to_an_asset");
        for (String column : List.of("tenant_id", "event_id", "entity_id", "correlation_id", "created_by")) {
            assertThatThrownBy(() -> theirs.update("update events.event set " + column + " = 'x'"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theSnapshotReaderHasNoBusinessHere() {
        assertThatThrownBy(() -> snapshot.sql("select count(*) from events.event")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
