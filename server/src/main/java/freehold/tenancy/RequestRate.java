package freehold.tenancy;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Holds requests against the quota {@code requestsPerMinute} of tenants and subtenants. Of several servers each lets its
 * equal part pass and counts what comes to it; together they let no more pass than the quota. What is allowed flows in
 * evenly, so that a minute's worth can come at once and then no more than its share.
 */
@Component
public final class RequestRate {
    private final KnownLimits limits;
    private final Consumption consumption;
    private final FewRequests few;
    private final int servers;
    private final Map<Who, RequestMeter> meters = new ConcurrentHashMap<>();

    RequestRate(
            KnownLimits limits, Consumption consumption, FewRequests few, @Value("${freehold.servers}") int servers) {
        if (servers < 1) {
            throw new IllegalArgumentException("freehold.servers must be at least 1");
        }
        this.few = few;
        this.servers = servers;
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
        Optional<Refusal> confined = subtenant.flatMap(
                part -> take(subtenant, tenant, limits.limit(tenant, part, Quota.REQUESTS_PER_MINUTE)));
        return confined.isPresent()
                ? confined
                : take(Optional.empty(), tenant, limits.limit(tenant, Quota.REQUESTS_PER_MINUTE));
    }

    private Optional<Refusal> take(Optional<SubtenantId> subtenant, TenantId tenant, Optional<Long> limit) {
        Duration wait = wait(subtenant, tenant, limit);
        return wait.isZero()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        subtenant.map(part -> "subtenant " + part).orElse("the tenant"),
                        limit.orElse(0L),
                        wait.plusMillis(999).toSeconds()));
    }

    /** A quota too small to be divided among the servers is counted by all of them together. */
    private Duration wait(Optional<SubtenantId> subtenant, TenantId tenant, Optional<Long> limit) {
        RequestMeter meter = meter(tenant, subtenant);
        if (limit.isPresent() && limit.get() > 0 && limit.get() < servers) {
            meter.count();
            return few.take(tenant, subtenant, limit.get());
        }
        return meter.take(limit);
    }

    /** Requests of the last minute that has begun, as far as they came to this server. */
    public long used(TenantId tenant, Optional<SubtenantId> subtenant) {
        return meter(tenant, subtenant).used();
    }

    private RequestMeter meter(TenantId tenant, Optional<SubtenantId> subtenant) {
        return meters.computeIfAbsent(new Who(tenant, subtenant), unseen -> new RequestMeter(servers));
    }
}
