package freehold.tenancy;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Limits as they were at most a second ago, for what is asked with every request. A change on this server holds at once.
 */
@Component
public final class KnownLimits {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final QuotaGate quotas;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    KnownLimits(QuotaGate quotas) {
        this.quotas = quotas;
    }

    private record Key(TenantId tenant, Optional<SubtenantId> subtenant, Quota quota) {}

    private record Known(Optional<Long> limit, long readAt) {}

    public Optional<Long> limit(TenantId tenant, Quota quota) {
        return fresh(new Key(tenant, Optional.empty(), quota));
    }

    public Optional<Long> limit(TenantId tenant, SubtenantId subtenant, Quota quota) {
        return fresh(new Key(tenant, Optional.of(subtenant), quota));
    }

    /** To be called when quotas of the tenant, or of one of its subtenants, have changed. */
    public void forget(TenantId tenant) {
        known.keySet().removeIf(key -> key.tenant().equals(tenant));
    }

    private Optional<Long> fresh(Key key) {
        Known found = known.get(key);
        if (found == null || System.nanoTime() - found.readAt() > FRESH_NANOS) {
            found = new Known(read(key), System.nanoTime());
            known.put(key, found);
        }
        return found.limit();
    }

    private Optional<Long> read(Key key) {
        return key.subtenant()
                .map(subtenant -> quotas.limit(key.tenant(), subtenant, key.quota()))
                .orElseGet(() -> quotas.limit(key.tenant(), key.quota()));
    }
}
