package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.Retention;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.TelemetryStore.Expired;
import freehold.telemetry.store.RetentionTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes samples that are kept no longer, makes room for those to come, and drops months that nobody keeps. What is
 * read does not depend on it: reads hide what is too old from the moment on at which it is.
 */
@Component
public class ExpireSamples {
    private static final Logger LOG = LoggerFactory.getLogger(ExpireSamples.class);
    private static final String REASON = "samples kept no longer are deleted";

    private final Access access;
    private final SeriesSchemas schemas;
    private final RetentionTable retention;
    private final TelemetryStore store;

    ExpireSamples(Access access, SeriesSchemas schemas, RetentionTable retention, TelemetryStore store) {
        this.access = access;
        this.schemas = schemas;
        this.retention = retention;
        this.store = store;
    }

    /** In all tenants. One whose turn fails doesn't keep the others. */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                of(tenant);
            } catch (RuntimeException failure) {
                LOG.error("Samples of tenant {} wait to be deleted; it will be tried again.", tenant, failure);
            }
        }
        access.tenants().stream().findFirst().ifPresent(this::tend);
    }

    /** Of one tenant. */
    public void of(TenantId tenant) {
        Optional<Expired> after = Optional.empty();
        while (true) {
            Optional<Expired> from = after;
            List<Expired> work = access.readAsPlatform(tenant, REASON, guard -> work(guard, from));
            if (work.isEmpty()) {
                return;
            }
            for (Expired one : work) {
                access.writeAsPlatform(tenant, REASON, guard -> {
                    expire(guard, one);
                    return null;
                });
            }
            after = Optional.of(work.getLast());
        }
    }

    private List<Expired> work(Guard guard, Optional<Expired> after) {
        Grant<Action.Browse, TenantId> tenant = guard.require(Action.BROWSE);
        return retention
                .find(tenant)
                .shortest()
                .map(days -> store.expired(tenant, Retention.since(guard.now(), days), after))
                .orElseGet(List::of);
    }

    /** What is in the bin waits until it is restored or purged; what has no type any more is kept as what has none. */
    private void expire(Guard guard, Expired one) {
        guard.find(Action.DELETE_SERIES, one.asset(), Reach.OWN)
                .ifPresent(grant -> before(guard, grant, one).ifPresent(before -> store.expire(grant, one, before)));
    }

    private Optional<Instant> before(Guard guard, Grant<Action.WriteSeries, AssetRef> grant, Expired one) {
        String aspectType =
                schemas.of(grant, one.aspect()).map(SeriesSchema::aspectTypeId).orElse("");
        return retention.days(grant, aspectType).map(days -> Retention.since(guard.now(), days));
    }

    private void tend(TenantId any) {
        boolean more = true;
        while (more) {
            more = access.writeAsPlatform(any, REASON, guard -> store.tend(guard.require(Action.BROWSE), guard.now()));
        }
    }
}
