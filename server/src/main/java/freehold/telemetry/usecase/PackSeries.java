package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.TelemetryStore.Packed;
import freehold.telemetry.TelemetryStore.Unpacked;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Packs the records of months that are over, a day of a series at a time. What is packed stays so: stopped or killed, it
 * goes on where it was. Of several servers one packs.
 */
@Component
public class PackSeries {
    private static final Logger LOG = LoggerFactory.getLogger(PackSeries.class);
    private static final String REASON = "records of past months packed";
    private static final Counter RECORDS = Counter.builder("freehold.samples.packed")
            .description("Records of past months that were packed")
            .register(Metrics.globalRegistry);

    private final Access access;
    private final TelemetryStore store;

    PackSeries(Access access, TelemetryStore store) {
        this.access = access;
        this.store = store;
    }

    /** In all tenants, until there is nothing left or the time is up. A series that fails doesn't keep the others. */
    public void everywhere(Duration atMost) {
        Run run = new Run(System.nanoTime() + atMost.toNanos());
        for (TenantId tenant : access.tenants()) {
            try {
                run.of(tenant);
            } catch (RuntimeException failure) {
                LOG.error("Records of tenant {} wait to be packed; it will be tried again.", tenant, failure);
            }
        }
        access.tenants().stream().findFirst().ifPresent(this::tidy);
        run.tell();
    }

    private void tidy(TenantId any) {
        access.writeAsPlatform(any, REASON, guard -> {
            store.tidy(guard.require(Action.BROWSE));
            return null;
        });
    }

    private final class Run {
        private final long deadline;
        private long records;
        private long days;
        private boolean over;
        private long failed = -1;

        Run(long deadline) {
            this.deadline = deadline;
        }

        void of(TenantId tenant) {
            List<Unpacked> work = work(tenant, Optional.empty());
            while (!work.isEmpty() && !over) {
                work.forEach(one -> attempt(tenant, one));
                work = work(tenant, Optional.of(work.getLast()));
            }
        }

        private List<Unpacked> work(TenantId tenant, Optional<Unpacked> after) {
            return access.readAsPlatform(
                    tenant, REASON, guard -> store.unpacked(guard.require(Action.BROWSE), guard.now(), after));
        }

        /** The days of a series come one after the other; once one fails, the rest of them wait. */
        private void attempt(TenantId tenant, Unpacked one) {
            if (one.number() == failed) {
                return;
            }
            try {
                pack(tenant, one);
            } catch (RuntimeException failure) {
                failed = one.number();
                LOG.error(
                        "Records of {} of asset {} of {} wait to be packed from {} on; it will be tried again.",
                        one.aspect(),
                        one.asset().value(),
                        tenant,
                        one.day(),
                        failure);
            }
        }

        private void pack(TenantId tenant, Unpacked one) {
            long before = records;
            boolean more = true;
            while (more && !isOver()) {
                Optional<Packed> packed = access.writeAsPlatform(tenant, REASON, guard -> packNow(guard, one));
                over = packed.isEmpty();
                more = packed.map(Packed::more).orElse(false);
                records += packed.map(Packed::records).orElse(0L);
                RECORDS.increment(packed.map(Packed::records).orElse(0L));
            }
            days += records > before ? 1 : 0;
        }

        /** What is in the bin waits until it is restored or purged. */
        private Optional<Packed> packNow(Guard guard, Unpacked one) {
            return guard.find(Action.DELETE_SERIES, one.asset(), Reach.OWN)
                    .map(grant -> store.pack(grant, one, guard.now()))
                    .orElse(Optional.of(new Packed(0, false)));
        }

        private boolean isOver() {
            over |= System.nanoTime() > deadline || Thread.currentThread().isInterrupted();
            return over;
        }

        void tell() {
            if (records > 0) {
                LOG.info(
                        "Packed {} records of {} days of series; {}.",
                        records,
                        days,
                        over ? "more may wait until the next time" : "there are no more");
            }
        }
    }
}
