package freehold.tenancy;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.store.FewRequestsTable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Requests of those who may send fewer per minute than there are servers. Such a quota can't be divided, so servers
 * count together in the database. It is asked for what passes, and once per server and minute when nothing does.
 */
@Component
final class FewRequests {
    private final TenantReach reach;
    private final FewRequestsTable counted;
    private final Map<Who, Long> usedUpUntil = new ConcurrentHashMap<>();

    FewRequests(TenantReach reach, FewRequestsTable counted) {
        this.reach = reach;
        this.counted = counted;
    }

    /** With the quota: another one is counted against anew. */
    private record Who(TenantId tenant, Optional<SubtenantId> subtenant, long most) {}

    /** Zero if a request may go on, else how long it should wait. */
    Duration take(TenantId tenant, Optional<SubtenantId> subtenant, long most) {
        Who who = new Who(tenant, subtenant, most);
        long now = System.nanoTime();
        Long until = usedUpUntil.get(who);
        if (until != null && until - now > 0) {
            return Duration.ofNanos(until - now);
        }
        Duration wait = reach.asTenant(tenant, () -> counted.take(tenant, subtenant, most));
        if (wait.isZero()) {
            usedUpUntil.remove(who);
        } else {
            usedUpUntil.put(who, now + wait.toNanos());
        }
        return wait;
    }
}
