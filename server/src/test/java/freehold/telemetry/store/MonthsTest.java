package freehold.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Months are dropped as a whole, once everybody who has samples there has had them for long enough. */
@ExtendWith(FreshDatabase.class)
class MonthsTest {
    private final JdbcClient owner;
    private final JdbcClient app;
    private final TransactionTemplate asOwner;

    MonthsTest(TestDatabase database) {
        owner = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        app = JdbcClient.create(database.as(DatabaseRole.APP));
        asOwner = new TransactionTemplate(new JdbcTransactionManager(database.as(DatabaseRole.MIGRATION)));
    }

    @BeforeEach
    void givenSamplesOfTwoTenantsInOneMonth() {
        for (String table : List.of(
                "record", "packed", "packed_values", "extent", "day_sheet", "half_hour", "series", "retention")) {
            owner.sql("delete from telemetry." + table).update();
        }
        owner.sql("select telemetry.ensure_months(array[date '2024-03-01', date '2024-04-01', current_date])")
                .query(row -> {});
        for (String tenant : List.of("one", "two")) {
            write(tenant);
        }
    }

    private void write(String tenant) {
        owner.sql("""
                            with s as (
                                insert into telemetry.series (tenant_id, asset_id, aspect)
                                values (:tenant, 'machine', 'spindle') returning tenant_id, series_id),
                            sheet as (
                                insert into telemetry.day_sheet (tenant_id, series_id, day)
                                select tenant_id, series_id, date '2024-03-31' from s),
                            r as (
                                insert into telemetry.record (series_id, ts, v)
                                select series_id, timestamptz '2024-03-31 12:00Z', '{1}' from s)
                            insert into telemetry.extent select tenant_id, series_id, date '2024-03-01', '{0}' from s""").param("tenant", tenant).update();
    }

    private boolean isWaitingForALock() {
        return app.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void keep(String tenant, String aspectType, Integer days) {
        owner.sql("insert into telemetry.retention (tenant_id, aspect_type_id, days) values (:tenant, :type, :days)")
                .param("tenant", tenant)
                .param("type", aspectType)
                .param("days", days)
                .update();
    }

    /** What is dropped one after the other. */
    private List<String> dropped() {
        List<String> dropped = new java.util.ArrayList<>();
        Optional<String> month = drop();
        while (month.isPresent()) {
            dropped.add(month.get());
            month = drop();
        }
        return dropped;
    }

    private Optional<String> drop() {
        return app.sql("select coalesce(telemetry.drop_a_month()::text, '')")
                .query(String.class)
                .optional()
                .filter(month -> !month.isEmpty());
    }

    private long count(String table) {
        return owner.sql("select count(*) from telemetry." + table)
                .query(Long.class)
                .single();
    }

    @Test
    void aMonthGoesWhenTheLongestRetentionOfAllWhoHaveSamplesInItHasPassed() {
        keep("one", "", 30);
        assertThat(dropped()).containsExactly("2024-04-01");
        keep("two", "two.load", 30);
        assertThat(dropped()).isEmpty();
        keep("two", "", 30);
        keep("two", "two.archive", 36_500);
        assertThat(dropped()).isEmpty();
        assertThat(count("record")).isEqualTo(2);
        owner.sql("delete from telemetry.retention where aspect_type_id = 'two.archive'")
                .update();
        assertThat(dropped()).containsExactly("2024-03-01");
        for (String table : List.of("record", "extent", "day_sheet")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("series")).isEqualTo(2);
    }

    @Test
    void packedRecordsGoWithTheirMonth() {
        owner.sql("select telemetry.ensure_packed_month(date '2024-03-01')").query(row -> {});
        owner.sql("""
                        insert into telemetry.packed (series_id, begins, ends, records, slots, step)
                        select series_id, timestamptz '2024-03-31 10:01Z', timestamptz '2024-03-31 10:02Z', 2, '{0}', 60000000
                        from telemetry.series""").update();
        owner.sql("""
                        insert into telemetry.packed_values (series_id, begins, slot, divisor, smalls)
                        select series_id, begins, 0, 1, '{1,2}' from telemetry.packed""").update();
        keep("one", "", 30);
        assertThat(dropped()).containsExactly("2024-04-01");
        assertThat(count("packed_values")).isEqualTo(2);
        keep("two", "", 30);
        assertThat(dropped()).containsExactly("2024-03-01");
        for (String table : List.of("record", "packed", "packed_values")) {
            assertThat(count(table)).as(table).isZero();
        }
        for (String partition : List.of("packed_2024_03", "packed_values_2024_03")) {
            assertThat(owner.sql("select to_regclass('telemetry." + partition + "') is null")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void whatIsInUseStaysUntilAnotherTime() {
        keep("one", "", 30);
        keep("two", "", 30);
        asOwner.executeWithoutResult(status -> {
            owner.sql("select telemetry.ensure_months(array[date '2024-03-01'])")
                    .query(row -> {});
            assertThat(drop()).isEmpty();
        });
        assertThat(count("day_sheet")).isEqualTo(2);
        assertThat(dropped()).containsExactly("2024-03-01", "2024-04-01");
    }

    @Test
    void whatIsWrittenWhileAMonthIsBeingDroppedStays() throws Exception {
        keep("one", "", 30);
        keep("two", "", 30);
        try (ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<String>> dropping = asOwner.execute(status -> {
                owner.sql("select telemetry.ensure_months(array[date '2024-03-01'])")
                        .query(row -> {});
                write("late");
                Future<Optional<String>> waiting = elsewhere.submit(this::drop);
                await(() -> isWaitingForALock());
                return waiting;
            });
            assertThat(dropping.get()).isEmpty();
        }
        assertThat(count("record")).isEqualTo(3);
        assertThat(count("extent")).isEqualTo(3);
        assertThat(count("day_sheet")).isEqualTo(3);
        keep("late", "", 30);
        assertThat(dropped()).containsExactly("2024-03-01", "2024-04-01");
    }

    @Test
    void aMonthThatWasDroppedIsMadeAgainWhenItIsWrittenTo() {
        assertThat(dropped()).containsExactly("2024-04-01");
        owner.sql("select telemetry.ensure_months(array[date '2024-04-01'])").query(row -> {});
        assertThat(owner.sql("select to_regclass('telemetry.record_2024_04') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
