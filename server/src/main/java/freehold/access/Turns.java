package freehold.access;

import freehold.decision.TenantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Changes of one server that concern the same tenant come one after the other before they ask the database for its
 * locks. The database keeps order between servers without it; but all that a server has waiting there when it falls
 * silent gets its turn, and each would be waited for.
 */
final class Turns {
    /** Only order within a server is at stake: nobody waits for it without end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<TenantId, ReentrantLock> turns = new ConcurrentHashMap<>();

    <T> T take(Set<TenantId> tenants, Supplier<T> work) {
        Deque<ReentrantLock> taken = new ArrayDeque<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (TenantId tenant : new TreeSet<>(tenants)) {
                ReentrantLock turn = turns.computeIfAbsent(tenant, first -> new ReentrantLock(true));
                if (turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    taken.push(turn);
                }
            }
            return work.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return work.get();
        } finally {
            taken.forEach(ReentrantLock::unlock);
        }
    }
}
