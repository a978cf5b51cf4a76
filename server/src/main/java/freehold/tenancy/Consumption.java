package freehold.tenancy;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.store.ConsumptionTable;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What tenants and their subtenants use, by day (UTC). Requests are counted in memory and written every second, before
 * somebody looks, and at the end; a killed server forgets those of the last second. What there is of assets, shares and
 * storage is counted from time to time, and the last count of a day is the day's.
 */
@Component
public final class Consumption {
    private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);

    private final TenantReach reach;
    private final ConsumptionTable table;
    private final Clock clock = Clock.systemUTC();
    private final ReadWriteLock swapping = new ReentrantReadWriteLock();
    private Map<Part, LongAdder> counts = new ConcurrentHashMap<>();

    Consumption(TenantReach reach, ConsumptionTable table) {
        this.reach = reach;
        this.table = table;
    }

    private record Part(TenantId tenant, Optional<SubtenantId> subtenant, LocalDate day) {}

    /**
     * What there was when it was counted.
     *
     * @param shares empty for a subtenant, which has none
     * @param storageBytes empty where it was not counted
     */
    public record Stock(long assets, Optional<Long> shares, Optional<Long> storageBytes) {}

    /**
     * One day.
     *
     * @param stock empty for a day on which nothing was counted
     */
    public record OfDay(LocalDate day, long requests, Optional<Stock> stock) {}

    /** One request of the tenant; one of its subtenant is the subtenant's too. */
    public void count(TenantId tenant, Optional<SubtenantId> subtenant) {
        LocalDate day = today();
        // Counts go to a map that nobody has taken away yet.
        swapping.readLock().lock();
        try {
            add(new Part(tenant, Optional.empty(), day), 1);
            subtenant.ifPresent(part -> add(new Part(tenant, subtenant, day), 1));
        } finally {
            swapping.readLock().unlock();
        }
    }

    private void add(Part part, long requests) {
        counts.computeIfAbsent(part, unseen -> new LongAdder()).add(requests);
    }

    /** Writes the requests that were counted since the last time. */
    @PreDestroy
    public synchronized void write() {
        Map<Part, LongAdder> taken;
        swapping.writeLock().lock();
        try {
            taken = counts;
            counts = new ConcurrentHashMap<>();
        } finally {
            swapping.writeLock().unlock();
        }
        Map<TenantId, Map<Part, Long>> byTenant = new HashMap<>();
        taken.forEach((part, requests) -> byTenant.computeIfAbsent(part.tenant(), unseen -> new HashMap<>())
                .put(part, requests.sum()));
        byTenant.forEach(this::write);
    }

    private void write(TenantId tenant, Map<Part, Long> requests) {
        try {
            reach.asTenant(tenant, () -> {
                requests.entrySet().stream()
                        .sorted(Comparator.comparing(
                                one -> one.getKey().day() + "/" + one.getKey().subtenant()))
                        .forEach(one -> table.addRequests(
                                tenant, one.getKey().day(), one.getKey().subtenant(), one.getValue()));
                return tenant;
            });
        } catch (RuntimeException unwritten) {
            LOG.warn("requests can't be counted now; they are kept for later: {}", unwritten.getMessage());
            swapping.readLock().lock();
            try {
                requests.forEach(this::add);
            } finally {
                swapping.readLock().unlock();
            }
        }
    }

    /** Remembers what there is now, as this day's. */
    public void put(TenantId tenant, Optional<SubtenantId> subtenant, Stock stock) {
        LocalDate day = today();
        reach.asTenant(tenant, () -> {
            table.putStock(tenant, day, subtenant, stock);
            return tenant;
        });
    }

    /** The days on which anything was used, both ends included; requests up to now. */
    public List<OfDay> days(TenantId tenant, Optional<SubtenantId> subtenant, LocalDate from, LocalDate to) {
        return reach.asTenant(tenant, () -> table.days(tenant, subtenant, from, to));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
