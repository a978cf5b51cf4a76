package freehold.tenancy;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bucket of one tenant or subtenant on one of several servers, made anew when its limit changes. */
final class RequestMeter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int servers;
    private final TimeMeter time;
    private @Nullable Bucket bucket;
    private long limitOfBucket;
    private long minute;
    private long count;

    RequestMeter(int servers) {
        this(servers, TimeMeter.SYSTEM_NANOTIME);
    }

    RequestMeter(int servers, TimeMeter time) {
        this.servers = servers;
        this.time = time;
    }

    /** Counts a request; zero if it may go on, else how long it should wait. */
    synchronized Duration take(Optional<Long> limit) {
        count();
        if (limit.isEmpty()) {
            bucket = null;
            return Duration.ZERO;
        }
        long most = limit.get();
        if (most == 0) {
            return MINUTE;
        }
        Bucket current = bucket;
        if (current == null || limitOfBucket != most) {
            current = share(most);
            bucket = current;
            limitOfBucket = most;
        }
        ConsumptionProbe probe = current.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Where there are more servers than requests, one passes in as many minutes as it takes. */
    private Bucket share(long most) {
        long here = Math.max(1, most / servers);
        Duration period = most < servers ? MINUTE.multipliedBy(servers).dividedBy(most) : MINUTE;
        return Bucket.builder()
                .addLimit(build -> build.capacity(here).refillGreedy(here, period))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Counts a request that something else lets pass or not. */
    synchronized void count() {
        long now = now();
        if (now != minute) {
            minute = now;
            count = 0;
        }
        count++;
    }

    /** Requests of the minute that has begun, as far as they came to this server. */
    synchronized long used() {
        return now() == minute ? count : 0;
    }

    private long now() {
        return time.currentTimeNanos() / MINUTE.toNanos();
    }
}
