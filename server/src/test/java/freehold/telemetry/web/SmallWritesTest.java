package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import io.micrometer.core.instrument.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many requests of one sender at once, each with a record: those that are good are written, the others refused alone. */
@HttpTest
class SmallWritesTest {
    private static final int REQUESTS = 120;

    private final ApiClient api;
    private final MachineOfTenant machine;
    private final MachineOfTenant foreign;

    SmallWritesTest(TestTenants tenants) {
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
}
