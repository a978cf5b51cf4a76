package freehold.telemetry.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.TenantId;
import freehold.kernel.Problem.TooMany;
import freehold.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flood waits outside, and leaves room for the others. */
class WriteGateTest {
    private static final TenantId FLOODER = new TenantId("flooder");
    private static final TenantId OTHER = new TenantId("other");

    private final WriteGate gate = new WriteGate(new WriteGate.Size(4, 20));
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger going = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        done.countDown();
        threads.close();
    }

    private int work() {
        int now = going.incrementAndGet();
        try {
            done.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            going.decrementAndGet();
        }
        return now;
    }

    private List<Future<Integer>> flood(int writes) {
        List<Future<Integer>> flood = new ArrayList<>();
        for (int i = 0; i < writes; i++) {
            flood.add(threads.submit(() -> pass(FLOODER, this::work)));
        }
        return flood;
    }

    /** Waits until as many have been turned away, and tells how many were in the end. */
    private static long turnedAway(List<Future<Integer>> flood, long expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (turnedAway(flood) < expected && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return turnedAway(flood);
    }

    private static long turnedAway(List<Future<Integer>> flood) {
        return flood.stream().filter(one -> one.state() == Future.State.FAILED).count();
    }

    private <T> T pass(TenantId tenant, Supplier<T> work) {
        return gate.present(tenant, () -> gate.turn(tenant, work));
    }

    @Test
    void whoeverComesWhenAllPlacesAreTakenIsToldWhenToComeAgain() throws Exception {
        List<Future<Integer>> flood = flood(30);
        assertThat(turnedAway(flood, 20)).isEqualTo(20);
        assertThatThrownBy(() -> pass(FLOODER, () -> 0))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem())
                                .isInstanceOfSatisfying(
                                        TooMany.class,
                                        tooMany -> assertThat(tooMany.retryAfterSeconds())
                                                .isPositive()));
        done.countDown();
        for (Future<Integer> one : flood) {
            if (one.state() != Future.State.FAILED) {
                assertThat(one.get(5, TimeUnit.SECONDS)).isBetween(1, 3);
            }
        }
    }

    @Test
    void oneTenantsFloodLeavesAPlaceForOthers() throws Exception {
        List<Future<Integer>> flood = flood(30);
        assertThat(turnedAway(flood, 20)).isEqualTo(20);
        Future<Integer> other = threads.submit(() -> pass(OTHER, () -> 7));
        assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void whatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> pass(FLOODER, () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(pass(FLOODER, () -> 1)).isEqualTo(1);
    }
}
