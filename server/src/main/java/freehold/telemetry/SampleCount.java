package freehold.telemetry;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.telemetry.store.SampleCountTable;
import freehold.telemetry.store.SampleCountTable.Addition;
import freehold.tenancy.KnownLimits;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * Counts the samples that are written, by day and subtenant, and holds them against the quota {@code samplesPerDay}. A
 * sample is what a series has at one timestamp. Days are those of UTC by the database's clock; to delete samples gives
 * nothing back.
 *
 * <p>Where there is a quota, writers of the tenant finish one after the other, so that it is exact. Where there is none
 * they are only counted, and don't wait.
 */
@Component
public final class SampleCount {
    private static final int SLOTS = 16;

    private final KnownLimits limits;
    private final QuotaGate gate;
    private final SampleCountTable table;

    SampleCount(KnownLimits limits, QuotaGate gate, SampleCountTable table) {
        this.limits = limits;
        this.gate = gate;
        this.table = table;
    }

    /** To be called as the last thing of a transaction that writes: what it locks, others wait for. */
    public void add(Guard guard, Grant<? extends Action, ?> grant, Map<Optional<SubtenantId>, Long> samples) {
        LocalDate day = today(guard);
        boolean limited = isLimited(grant, samples);
        if (limited) {
            table.lock(grant);
            check(grant, day, samples);
        }
        int slot = ThreadLocalRandom.current().nextInt(SLOTS);
        Map<Optional<SubtenantId>, Long> ordered = new TreeMap<>(Comparator.comparing(
                subtenant -> subtenant.map(SubtenantId::value).orElse("")));
        ordered.putAll(samples);
        ordered.forEach((subtenant, more) -> table.add(grant, new Addition(day, subtenant, slot, more)));
    }

    /** Of the subtenant or, without one, of the whole tenant. */
    public long today(Guard guard, Grant<? extends Action, ?> grant, Optional<SubtenantId> subtenant) {
        return table.sum(grant, today(guard), subtenant);
    }

    /** The same for each day on which any were written, both ends included. */
    public Map<LocalDate, Long> days(
            Grant<? extends Action, ?> grant, Optional<SubtenantId> subtenant, LocalDate from, LocalDate to) {
        return table.days(grant, subtenant, from, to);
    }

    private static LocalDate today(Guard guard) {
        return guard.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private boolean isLimited(Grant<? extends Action, ?> grant, Map<Optional<SubtenantId>, Long> samples) {
        TenantId tenant = grant.caller().tenant();
        return limits.limit(tenant, Quota.SAMPLES_PER_DAY).isPresent()
                || samples.keySet().stream()
                        .flatMap(Optional::stream)
                        .anyMatch(subtenant -> limits.limit(tenant, subtenant, Quota.SAMPLES_PER_DAY)
                                .isPresent());
    }

    private void check(Grant<? extends Action, ?> grant, LocalDate day, Map<Optional<SubtenantId>, Long> samples) {
        TenantId tenant = grant.caller().tenant();
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        gate.require(
                tenant, new QuotaGate.Use(Quota.SAMPLES_PER_DAY, all, () -> table.sum(grant, day, Optional.empty())));
        samples.forEach((part, more) -> part.ifPresent(subtenant -> gate.require(
                tenant, subtenant, new QuotaGate.Use(Quota.SAMPLES_PER_DAY, more, () -> table.sum(grant, day, part)))));
    }
}
