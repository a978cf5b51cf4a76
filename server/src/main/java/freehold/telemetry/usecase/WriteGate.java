package freehold.telemetry.usecase;

import freehold.decision.TenantId;
import freehold.kernel.Problem.TooMany;
import freehold.kernel.Problem.Unavailable;
import freehold.kernel.ProblemException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets a few writes go on at once and some wait, in the order they came. Whoever comes when these places are taken is
 * told to try again before records are made of what they sent, so a flood of writes takes neither the database's
 * connections nor ever more memory: of those outside there is the body of a request and nothing else. One tenant never
 * takes all places.
 */
final class WriteGate {
    private static final long RETRY_AFTER_SECONDS = 1;

    private final Size size;
    private final Semaphore places;
    private final Semaphore turns;
    private final ConcurrentMap<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

    /**
     * How many.
     *
     * @param atOnce writes that go on
     * @param present writes that go on or wait
     */
    record Size(int atOnce, int present) {
        int atOnceOfOneTenant() {
            return Math.max(1, atOnce * 3 / 4);
        }

        int presentOfOneTenant() {
            return Math.max(1, present / 2);
        }
    }

    private record Tenant(Semaphore places, Semaphore turns) {}

    WriteGate(Size size) {
        this.size = size;
        places = new Semaphore(size.present());
        turns = new Semaphore(size.atOnce(), true);
    }

    /** Does the work if there is a place; what of it takes a turn has to wait for one. */
    <T> T present(TenantId tenant, Supplier<T> work) {
        return within(of(tenant).places(), () -> within(places, work));
    }

    /** Does the work when it is its turn. To be called from where there is a place. */
    <T> T turn(TenantId tenant, Supplier<T> work) {
        return inTurn(of(tenant).turns(), () -> inTurn(turns, work));
    }

    private Tenant of(TenantId tenant) {
        return tenants.computeIfAbsent(
                tenant,
                unseen -> new Tenant(
                        new Semaphore(size.presentOfOneTenant()), new Semaphore(size.atOnceOfOneTenant(), true)));
    }

    private static <T> T within(Semaphore places, Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new ProblemException(new TooMany(
                    "More samples are being written than can be taken; nothing of this request was written.",
                    RETRY_AFTER_SECONDS));
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static <T> T inTurn(Semaphore turns, Supplier<T> work) {
        try {
            turns.acquire();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Unavailable("The server is stopping; nothing was written."));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
