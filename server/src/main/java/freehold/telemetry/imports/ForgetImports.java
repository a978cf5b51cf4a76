package freehold.telemetry.imports;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.telemetry.store.ImportTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does away with what is told of imports that began long ago, and with their faults. */
@Component
public class ForgetImports {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetImports.class);

    private final Access access;
    private final ImportTable table;

    ForgetImports(Access access, ImportTable table) {
        this.access = access;
        this.table = table;
    }

    /** In all tenants. One whose turn fails doesn't keep the others. */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                of(tenant);
            } catch (RuntimeException failure) {
                LOG.error("Imports of tenant {} wait to be forgotten; it will be tried again.", tenant, failure);
            }
        }
    }

    /** Of one tenant. */
    public void of(TenantId tenant) {
        access.writeAsPlatform(tenant, "imports of long ago are forgotten", guard -> {
            table.forget(guard.require(Action.BROWSE));
            return null;
        });
    }
}
