package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.telemetry.Limits;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.TelemetryStore.Unsettled;
import freehold.telemetry.VisibleSeries;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sums up beforehand what was measured a while ago, so that aggregates of long times need not read all records. */
@Component
public class SettleSeries {
    private static final Logger LOG = LoggerFactory.getLogger(SettleSeries.class);
    private static final String REASON = "sums of time series brought up to date";

    private final Access access;
    private final SeriesSchemas schemas;
    private final TelemetryStore store;

    SettleSeries(Access access, SeriesSchemas schemas, TelemetryStore store) {
        this.access = access;
        this.schemas = schemas;
        this.store = store;
    }

    /** In all tenants. One whose turn fails doesn't keep the others. */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                of(tenant);
            } catch (RuntimeException failure) {
                LOG.error("The sums of tenant {} are behind; they will be tried again.", tenant, failure);
            }
        }
    }

    private void of(TenantId tenant) {
        List<Unsettled> work = work(tenant, Optional.empty());
        while (!work.isEmpty()) {
            for (Unsettled one : work) {
                access.writeAsPlatform(tenant, REASON, guard -> {
                    settle(guard, one);
                    return null;
                });
            }
            work = work(tenant, Optional.of(work.getLast()));
        }
    }

    private List<Unsettled> work(TenantId tenant, Optional<Unsettled> after) {
        return access.writeAsPlatform(
                tenant, REASON, guard -> store.unsettled(guard.require(Action.BROWSE), guard.now(), after));
    }

    /** What is in the bin waits until it is restored. */
    private void settle(Guard guard, Unsettled one) {
        guard.find(Action.READ_SERIES, one.asset(), Reach.OWN)
                .ifPresent(grant -> schemas.of(grant, one.aspect())
                        .flatMap(schema -> VisibleSeries.of(grant, one.aspect(), schema, Limits.EARLIEST))
                        .ifPresent(series -> store.settle(series, one.day(), guard.now())));
    }
}
