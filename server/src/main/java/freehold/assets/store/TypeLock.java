package freehold.assets.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import org.springframework.stereotype.Component;

/** Rules that hold over a whole family of types need its changes to come one after the other. */
@Component
public class TypeLock {
    /** Held until the transaction ends; tenants don't wait for each other. */
    public void take(Grant<Action.Browse, TenantId> tenant) {
        tenant.sql("select pg_advisory_xact_lock(hashtextextended('assets.types.' || :tenant, 0))")
                .param("tenant", tenant.resource().value())
                .query(row -> {});
    }
}
