package freehold.telemetry;

import static freehold.telemetry.Stage.OWNER;
import static freehold.telemetry.Stage.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.kernel.database.DatabaseRole;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.PostgresTelemetryStore;
import freehold.testing.FreshDatabase;
import freehold.testing.Golden;
import freehold.testing.Plans;
import freehold.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which way PostgreSQL takes to the newest record and to a range among a million, in rows and packed. */
@ExtendWith(FreshDatabase.class)
@EnabledIfSystemProperty(named = "freehold.long", matches = "true")
class SeriesPlansTest {
    private static final Instant FIRST = Instant.parse("2024-03-01T00:00:00Z");
    private static final int RECORDS = 1_000_000;

    private final StringBuilder report = new StringBuilder("""
            How PostgreSQL reads a series of a million records, one a second.
            """);

    private final Plans plans = new Plans(sql -> sql.contains("telemetry.record") || sql.contains("telemetry.extent"));
    private final Stage stage;
    private final JdbcClient everything;

    SeriesPlansTest(TestDatabase database) {
        stage = new Stage(new PostgresTelemetryStore(), plans.of(database.as(DatabaseRole.APP)), Machine.variables());
        everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
    }

    private void plant() {
        stage.append(Machine.temperature(FIRST, 0));
        everything.sql("""
                        insert into telemetry.record (series_id, ts, v)
                        select s.series_id, timestamptz '2024-03-01 00:00Z' + i * interval '1 second', array[i / 8.0, i]
                        from telemetry.series s, generate_series(1, :records) i""").param("records", RECORDS - 1).update();
        everything.sql("update telemetry.extent set slots = '{0,1}'").update();
        everything.sql("""
                        insert into telemetry.day_sheet (tenant_id, series_id, day)
                        select s.tenant_id, s.series_id, date '2024-03-01' + i
                        from telemetry.series s, generate_series(0, 11) i on conflict do nothing""").update();
        everything.sql("analyze telemetry.record").update();
        everything.sql("analyze telemetry.extent").update();
    }

    @Test
    void noReadTouchesMoreThanItsPage() {
        plant();
        stage.lend(TimeWindow.ALWAYS, "temperature");
        reads("in rows");
        stage.pack();
        everything.sql("analyze telemetry.packed").update();
        everything.sql("analyze telemetry.packed_values").update();
        reads("packed");
        Golden.check("plans-series-in-a-million.txt", report.toString());
        assertThat(report.toString()).doesNotContain("Seq Scan on record", "Seq Scan on packed");
    }

    private void reads(String form) {
        for (TenantId tenant : new TenantId[] {OWNER, RECEIVER}) {
            String who = tenant.equals(OWNER) ? "its owner" : "a receiver";
            step("the newest record, " + form + ", for " + who, () -> stage.seen(tenant, stage.store::latest));
            TimeSpan day = new TimeSpan(FIRST.plus(Duration.ofDays(5)), FIRST.plus(Duration.ofDays(6)));
            step(
                    "1,000 records of a day, " + form + ", for " + who,
                    () -> stage.page(tenant, day, Order.ASCENDING, 1_000));
        }
    }

    private void step(String title, Runnable work) {
        work.run();
        long start = System.nanoTime();
        work.run();
        System.out.printf("%s: %d ms%n", title, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        report.append("\n== ").append(title).append("\n\n").append(plans.during(work));
    }
}
