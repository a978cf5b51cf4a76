package freehold.telemetry.web;

import static freehold.telemetry.web.LiveReader.addressOf;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.Limits;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many streams at once: 200, or 5,000 with {@code freehold.long}. */
@HttpTest
class LiveLoadTest {
    private static final boolean LONG = Boolean.getBoolean("freehold.long");
    private static final int TENANTS = LONG ? 5 : 1;
    private static final int EACH = LONG ? Limits.STREAMS_OF_TENANT : 200;
    private static final int RECORDS = 5;

    private final TestTenants tenants;

    LiveLoadTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void allAreToldAndNoneTakesAThread() throws Exception {
        List<MachineOfTenant> machines = new ArrayList<>();
        List<LiveReader> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < TENANTS; i++) {
                machines.add(MachineOfTenant.build(tenants.fresh(), "performance"));
            }
            long heap = usedHeap();
            long before = threads();
            List<Future<LiveReader>> opening = new ArrayList<>();
            for (MachineOfTenant machine : machines) {
                ApiClient client = machine.tenant().client();
                for (int i = 0; i < EACH; i++) {
                    opening.add(threads.submit(() -> LiveReader.open(client, addressOf(machine))));
                }
            }
            for (Future<LiveReader> one : opening) {
                readers.add(one.get());
            }
            long added = threads() - before;
            long bytes = (usedHeap() - heap) / readers.size();
            long[] lags = tell(machines, readers);
            System.out.println(readers.size() + " streams: " + added + " more threads, " + bytes
                    + " bytes of heap each (reader included), told after " + lags[lags.length / 2] + " ms, p99 "
                    + lags[lags.length * 99 / 100] + " ms");
            assertThat(added).as("threads of the system").isLessThan(EACH / 2);
            if (LONG) {
                MachineOfTenant full = machines.getFirst();
                assertThat(full.tenant()
                                .client()
                                .get(addressOf(full))
                                .expect(429)
                                .body())
                        .contains(Limits.STREAMS_OF_TENANT + " streams");
            }
        } finally {
            readers.forEach(LiveReader::close);
        }
    }

    /** Of the system; those of the client that reads the streams aside. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("HttpClient-"))
                .count();
    }

    private static void write(MachineOfTenant machine, int number) {
        machine.tenant()
                .client()
                .put(machine.series(), "[{\"_time\":\"2026-01-01T00:00:0" + number + "Z\",\"speed\":" + number + "}]")
                .expect(204);
    }

    /** When each record was at each reader, after its write was answered; in order. */
    private static long[] tell(List<MachineOfTenant> machines, List<LiveReader> readers) {
        long[] lags = new long[RECORDS * readers.size()];
        int next = 0;
        for (int i = 0; i < RECORDS; i++) {
            long[] written = new long[machines.size()];
            for (int m = 0; m < machines.size(); m++) {
                write(machines.get(m), i);
                written[m] = System.nanoTime();
            }
            for (int r = 0; r < readers.size(); r++) {
                LiveReader.Event event = readers.get(r).next("record");
                assertThat(event.data().at("/record/speed").intValue()).isEqualTo(i);
                lags[next++] = (event.at() - written[r / EACH]) / 1_000_000;
            }
        }
        Arrays.sort(lags);
        return lags;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
