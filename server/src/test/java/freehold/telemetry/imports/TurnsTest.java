package freehold.telemetry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(1, Duration.ofMillis(1));
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final Thread other = Thread.ofVirtual().unstarted(this::takeForLong);

    private void takeForLong() {
        try {
            turns.take(() -> {}, () -> {
                taken.countDown();
                wait(free);
            });
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverWaitsSaysSoAtEachBeat() throws Exception {
        other.start();
        wait(taken);
        AtomicInteger beats = new AtomicInteger();
        AtomicBoolean had = new AtomicBoolean();
        turns.take(
                () -> {
                    assertThat(had).isFalse();
                    if (beats.incrementAndGet() == 3) {
                        free.countDown();
                    }
                },
                () -> had.set(true));
        assertThat(beats).hasValueGreaterThanOrEqualTo(3);
        assertThat(had).isTrue();
    }

    @Test
    void whoeverGivesUpWaitingTakesNoTurn() throws Exception {
        other.start();
        wait(taken);
        AtomicBoolean had = new AtomicBoolean();
        assertThatThrownBy(() -> turns.take(
                        () -> {
                            throw new UnsupportedOperationException();
                        },
                        () -> had.set(true)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(had).isFalse();
        free.countDown();
        other.join();
        turns.take(() -> {}, () -> had.set(true));
        assertThat(had).isTrue();
    }
}
