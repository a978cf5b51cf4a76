package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import io.micrometer.core.instrument.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many requests of one sender at once, each with a record: those that are good are written, the others refused alone. */
@HttpTest
class SmallWritesTest {
    private static final int REQUESTS = 120;
    /** More than the turns all tenants have together. */
    private static final int WAITING = 20;

    private final DataSource everything;
    private final ApiClient api;
    private final MachineOfTenant machine;
    private final MachineOfTenant foreign;

    SmallWritesTest(TestTenants tenants, Database database) {
        everything = database.unpooled(DatabaseRole.MIGRATION);
        TestTenant tenant = tenants.fresh();
        api = tenant.client();
        machine = MachineOfTenant.build(tenant, "performance");
        foreign = MachineOfTenant.build(tenants.fresh(), "performance");
    }

    private int write(int index) {
        MachineOfTenant of = index % 5 == 1 ? foreign : machine;
        String value = index % 5 == 2 ? "\"much\"" : Integer.toString(index);
        String aspect = index % 5 == 3 ? "nothing" : "spindle";
        return api.put(
                        of.series(aspect),
                        "[{\"_time\": \"2026-02-01T01:%02d:%02dZ\", \"speed\": %s}]"
                                .formatted(index / 60, index % 60, value))
                .status();
    }

    private static double together() {
        return Metrics.globalRegistry
                .get("freehold.samples.writes.together")
                .counter()
                .count();
    }

    @Test
    void whoeverIsRefusedIsRefusedAlone() throws Exception {
        List<Integer> answers = new ArrayList<>();
        double before = together();
        try (ExecutorService senders = Executors.newFixedThreadPool(24)) {
            List<Future<Integer>> sent = IntStream.range(0, REQUESTS)
                    .mapToObj(index -> senders.submit(() -> write(index)))
                    .toList();
            for (Future<Integer> one : sent) {
                answers.add(one.get());
            }
        }
        assertThat(answers)
                .isEqualTo(IntStream.range(0, REQUESTS)
                        .mapToObj(index -> List.of(204, 404, 400, 404, 204).get(index % 5))
                        .toList());
        assertThat(together()).isGreaterThan(before);
        List<Integer> found = new ArrayList<>();
        api.get(machine.series() + "?from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z")
                .expect(200)
                .json()
                .forEach(record -> found.add(record.required("speed").asInt()));
        assertThat(found)
                .isEqualTo(IntStream.range(0, REQUESTS)
                        .filter(index -> index % 5 == 0 || index % 5 == 4)
                        .boxed()
                        .toList());
    }

    /** Whoever packs a day or sums it up holds it. */
    @Test
    void whoeverWaitsForAHeldDayHoldsUpNobodyElse() throws Exception {
        late(0).expect(204);
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = new CountDownLatch(1);
            Future<?> holder = senders.submit(() -> hold(held, over));
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            List<Future<Answer>> waiting = IntStream.rangeClosed(1, WAITING)
                    .mapToObj(second -> senders.submit(() -> late(second)))
                    .toList();
            try {
                for (int index = 0; index < 60; index += 5) {
                    int written = index;
                    assertThat(senders.submit(() -> write(written)).get(60, TimeUnit.SECONDS))
                            .isEqualTo(204);
                }
                assertThat(waiting).noneMatch(Future::isDone);
            } finally {
                over.countDown();
            }
            for (Future<Answer> one : waiting) {
                one.get(60, TimeUnit.SECONDS).expect(204);
            }
            holder.get();
        }
    }

    private Answer late(int second) {
        return api.put(machine.series(), "[{\"_time\": \"2026-01-05T01:00:%02dZ\", \"speed\": 1}]".formatted(second));
    }

    private void hold(CountDownLatch held, CountDownLatch over) {
        new TransactionTemplate(new JdbcTransactionManager(everything)).executeWithoutResult(status -> {
            assertThat(JdbcClient.create(everything)
                            .sql("select day from telemetry.day_sheet where tenant_id = :tenant for update")
                            .param("tenant", machine.tenant().id())
                            .query()
                            .listOfRows())
                    .hasSize(1);
            held.countDown();
            try {
                assertThat(over.await(2, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
