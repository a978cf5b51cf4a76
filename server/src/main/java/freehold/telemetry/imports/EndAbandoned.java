package freehold.telemetry.imports;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.telemetry.model.ImportJob.State;
import freehold.telemetry.store.ImportTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says of imports that this server had under way when it was killed that they are over, before it is ready again. They are
 * not gone on with: whose credential it was is not kept.
 */
@Component
class EndAbandoned {
    private static final Logger LOG = LoggerFactory.getLogger(EndAbandoned.class);

    private final Access access;
    private final ImportTable table;
    private final ImportFolder folder;

    EndAbandoned(Access access, ImportTable table, ImportFolder folder) {
        this.access = access;
        this.table = table;
        this.folder = folder;
    }

    @EventListener(ApplicationStartedEvent.class)
    void end() {
        for (ImportFolder.Abandoned one : folder.abandoned()) {
            try {
                access.writeAsPlatform(one.tenant(), "imports of a server that was killed", guard -> {
                    table.end(guard.require(Action.BROWSE), one.id(), State.FAILED, ImportTable.SERVER_GONE);
                    return null;
                });
            } catch (RuntimeException failure) {
                LOG.warn("Import {} could not be told to be over; it will count as failed.", one.id(), failure);
            }
            folder.forget(one.tenant(), one.id());
        }
    }
}
