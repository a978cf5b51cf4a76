package freehold.events.usecase;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.events.store.ExpiryTable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes events whose time is over, and jobs nobody will ask for any more. Neither was to be seen before. */
@Component
public class ForgetEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetEvents.class);
    private static final Duration JOBS = Duration.ofDays(7);

    private final Access access;
    private final ExpiryTable expiry;

    ForgetEvents(Access access, ExpiryTable expiry) {
        this.access = access;
        this.expiry = expiry;
    }

    /** A tenant whose turn fails doesn't keep the others. */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                access.writeAsPlatform(tenant, "events have expired", guard -> {
                    expiry.sweep(guard.require(Action.BROWSE), guard.now(), JOBS);
                    return tenant;
                });
            } catch (RuntimeException failure) {
                LOG.error("Expired events of tenant {} could not be removed; it will be tried again.", tenant, failure);
            }
        }
    }
}
