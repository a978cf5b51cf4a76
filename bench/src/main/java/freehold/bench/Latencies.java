package freehold.bench;

import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/** Times one call after another. */
public final class Latencies {
    private static final long HIGHEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final int SETTLING_ROUNDS = 50;
    private static final int SETTLING_TIMES = 100;
    private static final int LEAST_ROUNDS = 10;
    private static final double SETTLED = 0.05;

    private final Histogram nanos = new Histogram(HIGHEST_NANOS, DIGITS);

    public static Latencies of(int warmUp, int times, Callable<?> call) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            call.call();
        }
        Latencies latencies = new Latencies();
        for (int i = 0; i < times; i++) {
            latencies.time(call);
        }
        return latencies;
    }

    /** After rounds of a hundred, until the median of one is within a twentieth of the one's before; fifty at most. */
    static Latencies settled(int times, Callable<?> call) throws Exception {
        double before = 0;
        for (int round = 0; round < SETTLING_ROUNDS; round++) {
            double now = of(0, SETTLING_TIMES, call).medianMicros();
            if (round >= LEAST_ROUNDS && Math.abs(now - before) < SETTLED * before) {
                break;
            }
            before = now;
        }
        return of(0, times, call);
    }

    /** Tells how many nanoseconds it took. */
    long time(Callable<?> call) throws Exception {
        long start = System.nanoTime();
        call.call();
        long took = System.nanoTime() - start;
        nanos.recordValue(took);
        return took;
    }

    public double medianMicros() {
        return nanos.getValueAtPercentile(50) / 1e3;
    }

    @Override
    public String toString() {
        return "p50 " + Table.number(medianMicros()) + " µs, p99 " + Table.number(nanos.getValueAtPercentile(99) / 1e3)
                + " µs";
    }
}
