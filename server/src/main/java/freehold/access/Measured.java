package freehold.access;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator wants to know of decisions: how long they take, and how far the facts in memory are behind. */
final class Measured {
    private static final double NANOS = 1e9;
    private static final AtomicLong LAST_EXACT = new AtomicLong(System.nanoTime());

    static final Timer DECISION = Timer.builder("freehold.decision")
            .description("Deciding about one asset or about a tenant as a whole")
            .serviceLevelObjectives(Duration.ofNanos(1_000), Duration.ofNanos(10_000), Duration.ofNanos(100_000))
            .register(Metrics.globalRegistry);

    static final Timer REFRESH = Timer.builder("freehold.snapshot.refresh")
            .description("Bringing the facts in memory up to date")
            .register(Metrics.globalRegistry);

    static {
        Metrics.globalRegistry.gauge(
                "freehold.snapshot.age.seconds", LAST_EXACT, last -> (System.nanoTime() - last.get()) / NANOS);
    }

    private Measured() {}

    /** The facts in memory were found to be, or were brought to, what the database holds. */
    static void exact() {
        LAST_EXACT.lazySet(System.nanoTime());
    }

    /** Facts in memory were not those of the database. */
    static void differing() {
        Metrics.counter("freehold.snapshot.differing").increment();
    }

    /** This server had to catch up with changes, of its own or of other servers. */
    static void behind(long epochs) {
        Metrics.counter("freehold.snapshot.epochs.behind").increment((double) epochs);
    }
}
