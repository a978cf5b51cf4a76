package freehold.access;

import freehold.access.store.FactReader;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.decision.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The snapshot of all facts in memory. One reference, swapped as a whole; readers never wait. PostgreSQL stays the
 * truth: whoever needs a newer epoch than the snapshot has brings it up to date first.
 */
@Component
final class Worlds {
    private final FactReader reader;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile World current = World.of(Set.of());

    Worlds(FactReader reader) {
        this.reader = reader;
        refresh(reader.tenants());
    }

    Set<TenantId> tenants() {
        return reader.tenants();
    }

    World current() {
        return current;
    }

    /** A world in which the tenant has at least the epoch. */
    World at(TenantId tenant, long epoch) {
        return at(Map.of(tenant, epoch));
    }

    /** A world in which each of the tenants has at least its epoch. */
    World at(Map<TenantId, Long> epochs) {
        World seen = current;
        if (hasReached(seen, epochs)) {
            Measured.exact();
            return seen;
        }
        Measured.behind(epochs.entrySet().stream()
                .mapToLong(wanted -> Math.max(0, wanted.getValue() - epochIn(seen, wanted.getKey())))
                .sum());
        refresh(epochs.keySet());
        return current;
    }

    private static boolean hasReached(World world, Map<TenantId, Long> epochs) {
        return epochs.entrySet().stream()
                .allMatch(wanted -> world.tenant(wanted.getKey())
                        .filter(facts -> facts.epoch() >= wanted.getValue())
                        .isPresent());
    }

    private static long epochIn(World world, TenantId tenant) {
        return world.tenant(tenant).map(TenantFacts::epoch).orElse(0L);
    }

    /** The tenant's facts as they were followed to this moment, and as they are read at it; empty if it is not followed. */
    Optional<FactReader.Twice> readTwice(TenantId tenant) {
        return current.tenant(tenant).flatMap(reader::readTwice);
    }

    /** Reads the tenant's facts from scratch, and brings those it shares with to the same moment. */
    void readAnew(TenantId tenant) {
        loading.lock();
        try {
            World without = current.with(Map.of(tenant, Optional.empty()));
            current = without.with(reader.read(without, Set.of(tenant)));
        } finally {
            loading.unlock();
        }
    }

    /** Brings the tenants, and where they changed those they share with, to what the database holds now. */
    void refresh(Set<TenantId> tenants) {
        Measured.REFRESH.record(() -> refreshNow(tenants));
        Measured.exact();
    }

    private void refreshNow(Set<TenantId> tenants) {
        loading.lock();
        try {
            Map<TenantId, Optional<TenantFacts>> changed = new HashMap<>(reader.read(current, tenants));
            if (!changed.isEmpty()) {
                current = current.with(changed);
            }
        } finally {
            loading.unlock();
        }
    }
}
