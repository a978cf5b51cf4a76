package freehold.tenancy;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds requests against the quota {@code requestsPerMinute} of tenants and subtenants. Each server counts what comes to
 * it; what is allowed flows in evenly, so that a minute's worth can come at once and then no more than its share.
 */
@Component
public final class RequestRate {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final KnownLimits limits;
    private final Consumption consumption;
    private final Map<Who, Meter> meters = new ConcurrentHashMap<>();

    RequestRate(KnownLimits limits, Consumption consumption) {
        this.limits = limits;
        this.consumption = consumption;
    }

    private record Who(TenantId tenant, Optional<SubtenantId> subtenant) {}

    /**
     * Why a request can't be served now.
     *
     * @param whose quota it is
     * @param seconds after which it makes sense to come back
     */
    public record Refusal(String whose, long limit, long seconds) {}

    /** Counts a request; empty if it may go on. */
    public Optional<Refusal> count(TenantId tenant, Optional<SubtenantId> subtenant) {
        consumption.count(tenant, subtenant);
        Optional<Refusal> confined = subtenant.flatMap(part -> meter(tenant, subtenant)
                .take("subtenant " + part, limits.limit(tenant, part, Quota.REQUESTS_PER_MINUTE)));
        return confined.isPresent()
                ? confined
                : meter(tenant, Optional.empty()).take("the tenant", limits.limit(tenant, Quota.REQUESTS_PER_MINUTE));
    }

    /** Requests of the last minute that has begun, as far as they came to this server. */
    public long used(TenantId tenant, Optional<SubtenantId> subtenant) {
        return meter(tenant, subtenant).used();
    }

    private Meter meter(TenantId tenant, Optional<SubtenantId> subtenant) {
        return meters.computeIfAbsent(new Who(tenant, subtenant), unseen -> new Meter());
    }

    /** The bucket of one tenant or subtenant, made anew when its limit changes. */
    private static final class Meter {
        private @Nullable Bucket bucket;
        private long limitOfBucket;
        private long minute;
        private long count;

        synchronized Optional<Refusal> take(String whose, Optional<Long> limit) {
            countOne();
            if (limit.isEmpty()) {
                bucket = null;
                return Optional.empty();
            }
            long most = limit.get();
            if (most == 0) {
                return Optional.of(new Refusal(whose, most, MINUTE.toSeconds()));
            }
            Bucket current = bucket;
            if (current == null || limitOfBucket != most) {
                current = Bucket.builder()
                        .addLimit(build -> build.capacity(most).refillGreedy(most, MINUTE))
                        .build();
                bucket = current;
                limitOfBucket = most;
            }
            ConsumptionProbe probe = current.tryConsumeAndReturnRemaining(1);
            return probe.isConsumed()
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            whose,
                            most,
                            Duration.ofNanos(probe.getNanosToWaitForRefill())
                                    .plusMillis(999)
                                    .toSeconds()));
        }

        private void countOne() {
            long now = System.nanoTime() / MINUTE.toNanos();
            if (now != minute) {
                minute = now;
                count = 0;
            }
            count++;
        }

        synchronized long used() {
            return System.nanoTime() / MINUTE.toNanos() == minute ? count : 0;
        }
    }
}
