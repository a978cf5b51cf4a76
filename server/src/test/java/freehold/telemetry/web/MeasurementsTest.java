package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each measurement that docs/operating.md names is there, and moves with what it measures. */
@HttpTest
class MeasurementsTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SAMPLE = "[{\"_time\": \"2026-06-01T00:00:00.000Z\", \"speed\": 7}]";

    private final TestTenants tenants;
    private final TestTenant tenant;
    private final ApiClient api;
    private final JdbcClient database;
    private final DataSource connections;

    MeasurementsTest(TestTenants tenants, Environment environment) {
        this.tenants = tenants;
        tenant = tenants.fresh();
        api = tenant.client();
        connections = SpringTestDatabase.source(environment);
        database = JdbcClient.create(connections);
    }

    /** The value of a line that begins so; 0 if there is none yet. */
    private double value(String begin) {
        return tenants.operator()
                .get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(begin + " ") || line.startsWith(begin + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void grows(String measurement, Runnable work) {
        double before = value(measurement);
        work.run();
        until(measurement, before + 1, Double.MAX_VALUE);
    }

    private void until(String measurement, double least, double most) {
        Instant end = Instant.now().plus(PATIENCE);
        double now = value(measurement);
        while ((now < least || now > most) && Instant.now().isBefore(end)) {
            now = value(measurement);
        }
        assertThat(now).as(measurement).isBetween(least, most);
    }

    @Test
    void decisionsAreTimed() {
        grows("freehold_decision_seconds_count", () -> api.get(ASSETS + "/root").expect(200));
    }

    @Test
    void factsThatAnotherServerChangedAreFollowedWithALagThatIsTold() {
        api.get(ASSETS + "/root").expect(200);
        double lag = value("freehold_snapshot_lag_seconds_sum");
        double behind = value("freehold_snapshot_epochs_behind_total");
        double refreshed = value("freehold_snapshot_refresh_seconds_count");
        // What another server leaves behind.
        database.sql("""
                with moved as (update access.epoch set epoch = epoch + 1 where tenant_id = :tenant
                    returning tenant_id, epoch)
                insert into access.log (tenant_id, epoch, source_tenant_id, assets, shares, recorded_at)
                select tenant_id, epoch, tenant_id, '{}', '{}', clock_timestamp() - interval '5 s' from moved""").param("tenant", tenant.id()).update();

        api.get(ASSETS + "/root").expect(200);

        until("freehold_snapshot_epochs_behind_total", behind + 1, Double.MAX_VALUE);
        until("freehold_snapshot_refresh_seconds_count", refreshed + 1, Double.MAX_VALUE);
        until("freehold_snapshot_lag_seconds_sum", lag + 5, Double.MAX_VALUE);
    }

    @Test
    void theAgeOfTheFactsGoesOn() {
        double before = value("freehold_snapshot_age_seconds");
        assertThat(value("freehold_snapshot_age_seconds")).isNotEqualTo(before);
    }

    @Test
    void writesAreCountedTimedAndSeenWhileTheyWait() throws Exception {
        MachineOfTenant machine = MachineOfTenant.build(tenant, "performance");
        grows(
                "freehold_samples_written_total",
                () -> api.put(machine.series(), SAMPLE).expect(204));
        double written = value("freehold_samples_write_seconds_count");
        double present = value("freehold_samples_writes_present");
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                Connection holding = connections.getConnection()) {
            hold(holding);
            Future<?> write =
                    other.submit(() -> api.put(machine.series(), SAMPLE).expect(204));
            until("freehold_samples_writes_present", present + 1, Double.MAX_VALUE);
            holding.rollback();
            write.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        until("freehold_samples_writes_present", 0, present);
        until("freehold_samples_write_seconds_count", written + 1, Double.MAX_VALUE);
    }

    private static void hold(Connection holding) throws SQLException {
        holding.setAutoCommit(false);
        try (Statement lock = holding.createStatement()) {
            lock.execute("lock table telemetry.sample_count in access exclusive mode");
        }
    }

    @Test
    void refusalsAreCountedByReasonAndThoseHeldBackByWhoseLimitItIs() {
        grows(
                "freehold_requests_refused_total{reason=\"not-found\"}",
                () -> api.get(ASSETS + "/" + "0".repeat(32)).expect(404));
        TestTenant small = tenants.fresh();
        ApiClient client = small.client();
        String quotas = "/api/platform/v1/tenants/" + small.id() + "/quotas";
        int etag = tenants.operator().get(quotas).expect(200).json().get("etag").asInt();
        tenants.operator()
                .ifMatch(etag)
                .put(quotas, "{\"requestsPerMinute\": 1}")
                .expect(200);
        grows("freehold_requests_held_back_total{limit=\"tenant\"}", () -> {
            Instant end = Instant.now().plus(PATIENCE);
            while (client.get(ASSETS + "/root").status() != 429 && Instant.now().isBefore(end)) {
                Thread.onSpinWait(); // a quota is known everywhere a moment later
            }
        });
    }

    @Test
    void streamsAreCountedAsLongAsTheyAreOpen() {
        MachineOfTenant machine = MachineOfTenant.build(tenant, "performance");
        double most = 0;
        double before = 0;
        Instant end = Instant.now().plus(PATIENCE);
        // Tried again where a stream of another test, whose reader has long gone, goes just then.
        while (most <= before && Instant.now().isBefore(end)) {
            before = value("freehold_live_streams");
            try (LiveReader reader = LiveReader.open(api, LiveReader.addressOf(machine))) {
                most = value("freehold_live_streams");
                api.put(machine.series(), SAMPLE).expect(204);
                assertThat(reader.records(1)).hasSize(1);
            }
        }
        assertThat(most).isGreaterThan(before);
        while (value("freehold_live_streams") >= most && Instant.now().isBefore(end)) {
            api.put(machine.series(), SAMPLE).expect(204); // whoever is told something no more is found to be gone
        }
        until("freehold_live_streams", 0, most - 1);
    }

    @Test
    void requestsConnectionsAndTheProcessAreMeasuredToo() {
        grows("http_server_requests_seconds_count", () -> api.get(ASSETS + "/root"));
        for (String one : new String[] {
            "hikaricp_connections_max", "jvm_memory_used_bytes", "jvm_threads_live_threads", "process_files_open_files"
        }) {
            assertThat(value(one)).as(one).isPositive();
        }
    }
}
