package freehold.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The last net: what the database itself lets a transaction of a tenant do, whatever the statement. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesRowsTest {
    private final JdbcClient app;
    private final JdbcClient snapshot;
    private final TransactionTemplate transactions;

    SeriesRowsTest(TestDatabase database) {
        app = JdbcClient.create(database.as(DatabaseRole.APP));
        snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        transactions = new TransactionTemplate(new JdbcTransactionManager(database.as(DatabaseRole.APP)));
    }

    @BeforeAll
    void givenASeriesOfEachOfTwoTenants() {
        for (String tenant : List.of("one", "two")) {
            within(tenant, "", jdbc -> {
                jdbc.sql("select telemetry.ensure_months(array[date '2024-03-01'])")
                        .query(row -> {});
                jdbc.sql("insert into telemetry.series (tenant_id, asset_id, aspect) values ('" + tenant
                                + "', 'machine', 'spindle')")
                        .update();
                jdbc.sql("""
                                insert into telemetry.day_sheet (tenant_id, series_id, day)
                                select tenant_id, series_id, date '2024-03-01' from telemetry.series
                                where tenant_id = current_setting('freehold.tenant')""").update();
                jdbc.sql("""
                                insert into telemetry.half_hour (tenant_id, series_id, slot, begins, good, uncertain,
                                    bad, min_after, max_after, first_after, last_after, min_whole)
                                select tenant_id, series_id, 0, timestamptz '2024-03-01Z', 1, 0, 0, 1, 1, 1, 1, 7
                                from telemetry.series
                                where tenant_id = current_setting('freehold.tenant')""").update();
                jdbc.sql("""
                                insert into telemetry.import
                                    (tenant_id, import_id, asset_id, aspect, dry_run, bytes, created_by)
                                values (current_setting('freehold.tenant'), gen_random_uuid(), 'machine', 'spindle',
                                    true, 1, 'test')""").update();
                jdbc.sql("""
                                insert into telemetry.import_fault (tenant_id, import_id, number, line, message)
                                select tenant_id, import_id, 1, 1, 'damaged' from telemetry.import""").update();
                jdbc.sql("""
                                insert into telemetry.arrival (tenant_id, series_id, times)
                                select tenant_id, series_id, '{0}' from telemetry.series
                                where tenant_id = current_setting('freehold.tenant')""").update();
                jdbc.sql("insert into telemetry.retention (tenant_id, aspect_type_id, days) values ('" + tenant
                                + "', '', 7)")
                        .update();
                return jdbc.sql("""
                                insert into telemetry.extent (tenant_id, series_id, month, slots)
                                select tenant_id, series_id, date '2024-03-01', '{0}' from telemetry.series
                                where tenant_id = current_setting('freehold.tenant')""").update();
            });
        }
    }

    private <T> T within(String tenant, String owner, Function<JdbcClient, T> work) {
        return transactions.execute(status -> {
            app.sql("select set_config('freehold.tenant', :tenant, true), set_config('freehold.owner', :owner, true)")
                    .param("tenant", tenant)
                    .param("owner", owner)
                    .query(row -> {});
            return work.apply(app);
        });
    }

    private static List<String> tenants(JdbcClient jdbc, String table) {
        return jdbc.sql("select tenant_id from telemetry." + table + " order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> seen(String tenant, String owner, String table) {
        return within(tenant, owner, jdbc -> tenants(jdbc, table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"series", "extent", "day_sheet", "half_hour", "arrival", "retention", "import", "import_fault"})
    void withoutATenantThereIsNothing(String table) {
        assertThat(tenants(app, table)).isEmpty();
        assertThat(seen("", "", table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"series", "extent", "day_sheet", "half_hour", "arrival", "retention"})
    void aTenantSeesItsOwnAndWhatAGrantReaches(String table) {
        assertThat(seen("one", "", table)).containsExactly("one");
        assertThat(seen("one", "two", table)).containsExactly("one", "two");
        assertThat(seen("three", "two", table)).containsExactly("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into telemetry.series (tenant_id, asset_id, aspect) values ('two', 'other', 'spindle')",
                "insert into telemetry.extent (tenant_id, series_id, month, slots)"
                        + " select 'two', series_id, date '2024-04-01', '{0}' from telemetry.series limit 1",
                "update telemetry.extent set tenant_id = 'two'",
                "update telemetry.import set tenant_id = 'two'",
                "insert into telemetry.import_fault (tenant_id, import_id, number, line, message)"
                        + " select 'two', import_id, 2, 1, '' from telemetry.import limit 1",
                "insert into telemetry.arrival (tenant_id, series_id, times)"
                        + " select 'two', series_id, '{0}' from telemetry.series limit 1",
                "insert into telemetry.day_sheet (tenant_id, series_id, day)"
                        + " select 'two', series_id, date '2024-04-01' from telemetry.series limit 1",
                "update telemetry.day_sheet set tenant_id = 'two'",
                "insert into telemetry.retention (tenant_id, aspect_type_id, days) values ('two', 'two.load', 1)",
                "update telemetry.retention set tenant_id = 'two'",
                "insert into telemetry.half_hour (tenant_id, series_id, slot, begins, good, uncertain, bad, min_after,"
                        + " max_after, first_after, last_after, min_whole) select 'two', series_id, 1, begins, 1, 0, 0,"
                        + " 1, 1, 1, 1, 7 from telemetry.half_hour limit 1"
            })
    void aTenantWritesNothingInAnothersName(String sql) {
        assertThatThrownBy(() -> within("one", "two", jdbc -> jdbc.sql(sql).update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update telemetry.extent set slots = '{1}' where tenant_id = 'two'",
                "delete from telemetry.extent where tenant_id = 'two'",
                "delete from telemetry.series where tenant_id = 'two'",
                "update telemetry.day_sheet set looked_at = 1 where tenant_id = 'two'",
                "delete from telemetry.day_sheet where tenant_id = 'two'",
                "delete from telemetry.half_hour where tenant_id = 'two'",
                "update telemetry.retention set days = 1 where tenant_id = 'two'",
                "delete from telemetry.retention where tenant_id = 'two'"
            })
    void aTenantChangesNothingOfAnotherWhichItMayRead(String sql) {
        int changed = within("one", "two", jdbc -> jdbc.sql(sql).update());
        assertThat(changed).isZero();
    }

    @Test
    void aSeriesNeverChangesHands() {
        assertThatThrownBy(() -> within(
                        "one",
                        "",
                        jdbc -> jdbc.sql("update telemetry.series set asset_id = 'other'")
                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "import_fault"})
    void whatIsImportedIsOnesOwnAlone(String table) {
        assertThat(seen("one", "two", table)).containsExactly("one");
        assertThat(seen("three", "two", table)).isEmpty();
        int deleted = within(
                "three",
                "two",
                jdbc -> jdbc.sql("delete from telemetry." + table).update());
        assertThat(deleted).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update telemetry.arrival set times = '{}'",
                "delete from telemetry.arrival",
                "select key from telemetry.live_key",
                "select kept_since from telemetry.arrival_log",
                "select xid from identity.stir"
            })
    void whatStreamsGoByIsReachedByFunctionsOnly(String sql) {
        assertThatThrownBy(() -> within("one", "", jdbc -> jdbc.sql(sql).query().listOfRows()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "packed", "packed_values"})
    void partitionsAreReachedByWayOfTheTableOnly(String table) {
        within("one", "", jdbc -> {
            jdbc.sql("select telemetry.ensure_packed_month(date '2024-03-01')").query(row -> {});
            return 0;
        });
        assertThatThrownBy(() -> within(
                        "one",
                        "",
                        jdbc -> jdbc.sql("select count(*) from telemetry." + table + "_2024_03")
                                .query(Long.class)
                                .single()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "series",
                "extent",
                "record",
                "packed",
                "packed_values",
                "day_sheet",
                "half_hour",
                "arrival",
                "retention",
                "arrival_log",
                "live_key"
            })
    void theSnapshotReaderSeesNoTimeSeries(String table) {
        assertThatThrownBy(() -> snapshot.sql("select count(*) from telemetry." + table)
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date '1969-12-01'", "(now() + interval '14 months')::date"})
    void partitionsAreMadeWithinTheirLimitsOnly(String month) {
        assertThatThrownBy(() -> within("one", "", jdbc -> {
                    jdbc.sql("select telemetry.ensure_months(array[" + month + "])")
                            .query(row -> {});
                    return 0;
                }))
                .rootCause()
                .hasMessageContaining("no samples are kept of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date '1969-12-01'", "(now() + interval '2 months')::date"})
    void whatIsToComeIsNotPacked(String month) {
        assertThatThrownBy(() -> within("one", "", jdbc -> {
                    jdbc.sql("select telemetry.ensure_packed_month(" + month + ")")
                            .query(row -> {});
                    return 0;
                }))
                .rootCause()
                .hasMessageContaining("no samples are packed of");
    }

    @Test
    void partitionsAreMadeUpToAYearAhead() {
        long partitions = within("one", "", jdbc -> {
            jdbc.sql("select telemetry.ensure_months(array[date '1970-01-01', (now() + interval '1 year')::date])")
                    .query(row -> {});
            return jdbc.sql("select count(*) from pg_inherits where inhparent = 'telemetry.record'::regclass")
                    .query(Long.class)
                    .single();
        });
        assertThat(partitions).isEqualTo(3);
    }
}
