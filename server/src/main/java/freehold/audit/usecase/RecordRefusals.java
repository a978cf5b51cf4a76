package freehold.audit.usecase;

import freehold.audit.store.ChainTable;
import freehold.audit.store.ChainTable.Attempts;
import freehold.decision.TenantId;
import freehold.kernel.Refusal;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes refused attempts into the audit of the tenant of whoever was refused, those of one actor at one action within
 * one second as one: who tries ids by the thousand fills a line a second. They wait in memory until the second is over,
 * so that a killed server forgets the last second's.
 */
@Component
public class RecordRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(RecordRefusals.class);
    private static final int OBJECTS = 20;
    private static final int MOST_KINDS = 100_000;

    private final ChainTable chains;
    private final Map<Kind, Count> open = new LinkedHashMap<>();

    RecordRefusals(ChainTable chains) {
        this.chains = chains;
    }

    private record Kind(String tenant, String actor, String action, long second) {}

    private static final class Count {
        private final Set<String> objects = new LinkedHashSet<>();
        private final Set<String> reasons = new TreeSet<>();
        private final String requestId;
        private long times;

        Count(String requestId) {
            this.requestId = requestId;
        }

        void add(Count other) {
            times += other.times;
            reasons.addAll(other.reasons);
            other.objects.stream().takeWhile(object -> objects.size() < OBJECTS).forEach(objects::add);
        }
    }

    @EventListener
    void refused(Refusal refusal) {
        Count one = new Count(refusal.requestId());
        one.times = 1;
        one.reasons.add(refusal.reason());
        one.objects.addAll(refusal.objects());
        keep(new Kind(refusal.tenant(), refusal.actor(), refusal.action(), second()), one);
    }

    private void keep(Kind kind, Count count) {
        synchronized (open) {
            if (open.size() >= MOST_KINDS && !open.containsKey(kind)) {
                LOG.error("more refusals than the audit can take within a second: some are not recorded");
                return;
            }
            open.computeIfAbsent(kind, unseen -> new Count(count.requestId)).add(count);
        }
    }

    private static long second() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
    }

    /** Writes those of seconds that are over. */
    public void writeFinished() {
        write(second());
    }

    /** Writes all there are; at the end, and before somebody looks. */
    @PreDestroy
    public void writeAll() {
        write(Long.MAX_VALUE);
    }

    private void write(long before) {
        Map<Kind, Count> finished = new LinkedHashMap<>();
        synchronized (open) {
            open.entrySet().removeIf(one -> {
                if (one.getKey().second() >= before) {
                    return false;
                }
                finished.put(one.getKey(), one.getValue());
                return true;
            });
        }
        finished.forEach((kind, count) -> {
            try {
                chains.insert(attempts(kind, count));
            } catch (RuntimeException unwritten) {
                LOG.error("refusals can't be recorded now; they are kept for later", unwritten);
                keep(kind, count);
            }
        });
    }

    private static Attempts attempts(Kind kind, Count count) {
        return new Attempts(
                new TenantId(kind.tenant()),
                kind.actor(),
                kind.action(),
                List.copyOf(count.objects),
                String.join(",", count.reasons),
                count.times,
                count.requestId);
    }
}
