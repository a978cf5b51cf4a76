package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.Proof;
import freehold.identity.Visitor;
import freehold.kernel.database.TestServer;
import freehold.telemetry.live.LiveEvent;
import freehold.telemetry.live.LiveStreams;
import freehold.telemetry.live.LiveStreams.Wanted;
import freehold.telemetry.live.LiveStreams.Wish;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenants;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.core.env.Environment;

/** A stream goes on only while somebody can say, and does, that its reader is who it was. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveProofTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MANY = 400;

    private final TestTenants tenants;
    private final LiveStreams streams;
    private final Environment environment;
    private MachineOfTenant machine;
    private Caller caller;

    LiveProofTest(TestTenants tenants, LiveStreams streams, Environment environment) {
        this.tenants = tenants;
        this.streams = streams;
        this.environment = environment;
    }

    @BeforeAll
    void build() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        caller = Caller.client(
                new TenantId(machine.tenant().id()),
                new Principal.Client("reader"),
                Optional.empty(),
                Set.of(Role.ADMINISTRATOR));
    }

    private LiveStreams.Open open(Supplier<Optional<Visitor>> proof) {
        return streams.open(
                caller,
                new Proof(proof),
                new Wish(List.of(new Wanted(machine.assetId(), "spindle")), Optional.empty(), Optional.empty()));
    }

    private Optional<Visitor> stands() {
        return Optional.of(new Visitor.InTenant(caller));
    }

    private void write(int second) {
        machine.tenant()
                .client()
                .put(
                        machine.series(),
                        "[{\"_time\":\"2026-01-01T00:%02d:%02d.000Z\",\"speed\":1}]"
                                .formatted(second / 60, second % 60))
                .expect(204);
    }

    /** Something that may be worth less to somebody in the tenant. */
    private void stir() {
        String id = machine.tenant().credential(Map.of()).clientId();
        machine.tenant()
                .client()
                .delete("/api/identity/v1/serviceCredentials/" + id)
                .expect(204);
    }

    private static void assertOver(LiveStreams.Open open, LiveEvent.Reason reason) throws InterruptedException {
        assertThat(open.next(PATIENCE)).contains(new LiveEvent.Closed(reason));
    }

    @Test
    void aStreamThatAlwaysHasSomethingToTellLooksAtItsProofAllTheSame() throws Exception {
        AtomicBoolean stands = new AtomicBoolean(true);
        AtomicBoolean over = new AtomicBoolean();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (LiveStreams.Open open = open(() -> stands.get() ? stands() : Optional.empty());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> writing = threads.submit(() -> {
                int written = 0;
                while (written < MANY && !over.get()) {
                    write(written++);
                    if (written == 5) {
                        stands.set(false);
                    }
                }
                return written;
            });
            LiveRoutes.tell(open, new EventWriter(told, open::idOf), Duration.ofMillis(500));
            over.set(true);
            assertThat(writing.get()).isLessThan(MANY);
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("event: record")
                .endsWith("""
                event: closed
                data: {"reason":"signed-out"}

                """);
    }

    @Test
    void whatCannotBeLookedAtAfterAStirEnds() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Semaphore looks = new Semaphore(0);
        try (LiveStreams.Open unknown = open(() -> {
                    if (broken.get()) {
                        throw new IllegalStateException("the database is gone");
                    }
                    return stands();
                });
                LiveStreams.Open other = open(() -> {
                    looks.release();
                    return stands();
                })) {
            broken.set(true);
            stir();
            assertOver(unknown, LiveEvent.Reason.OUT_OF_TOUCH);
            assertThat(looks.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.heartbeat()).isPresent();
        }
    }

    @Test
    void aStreamThatCannotBeOpenedIsNotLeftBehind() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        try (LiveStreams.Open unlucky = open(() -> {
            failures.incrementAndGet();
            throw new IllegalStateException("the database is gone");
        })) {
            // Somebody else's look came first, for a stir of just then.
            assertOver(unlucky, LiveEvent.Reason.OUT_OF_TOUCH);
        } catch (IllegalStateException gone) {
            assertThat(gone).hasMessage("the database is gone");
        }
        int failed = failures.get();
        Semaphore looks = new Semaphore(0);
        try (LiveStreams.Open open = open(() -> {
            looks.release();
            return stands();
        })) {
            assertThat(open.heartbeat()).isPresent();
            looks.drainPermits();
            for (int i = 0; i < 3; i++) {
                stir();
                assertThat(looks.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(failures).hasValue(failed);
    }

    @Test
    void aDatabaseThatHasForgottenWhatCameEndsStreams() throws Exception {
        try (LiveStreams.Open open = open(this::stands)) {
            write(1);
            assertThat(open.next(PATIENCE)).get().isInstanceOf(LiveEvent.Written.class);
            // As a crash leaves them.
            SpringTestDatabase.administrator(environment)
                    .sql("truncate telemetry.arrival, telemetry.arrival_log, identity.stir")
                    .update();
            assertOver(open, LiveEvent.Reason.OUT_OF_TOUCH);
        }
        try (LiveStreams.Open again = open(this::stands)) {
            write(2);
            assertThat(again.next(PATIENCE)).get().isInstanceOf(LiveEvent.Written.class);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "freehold.long", matches = "true")
    void aDatabaseThatDoesNotAnswerEndsStreams() throws Exception {
        try (LiveStreams.Open open = open(this::stands);
                Connection connection = TestServer.administrator(environment.getRequiredProperty("freehold.db.url"))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table identity.stir in access exclusive mode");
            assertOver(open, LiveEvent.Reason.OUT_OF_TOUCH);
            connection.rollback();
        }
    }
}
