package freehold.files.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.files.Limits;
import freehold.files.store.FileTable;
import freehold.files.store.PartTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does away with uploads in parts that nobody goes on with, and with what has come of them. */
@Component
public class ForgetUploads {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetUploads.class);

    private final Access access;
    private final FileTable files;
    private final PartTable parts;
    private final RemoveUnused unused;

    ForgetUploads(Access access, FileTable files, PartTable parts, RemoveUnused unused) {
        this.access = access;
        this.files = files;
        this.parts = parts;
        this.unused = unused;
    }

    /** A tenant whose turn fails doesn't keep the others. */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                if (access.writeAsPlatform(tenant, "uploads that were never completed removed", this::forget) > 0) {
                    unused.of(tenant);
                }
            } catch (RuntimeException failure) {
                LOG.error("Uploads of tenant {} could not be forgotten; it will be tried again.", tenant, failure);
            }
        }
    }

    private int forget(Guard guard) {
        var grant = guard.require(Action.BROWSE);
        files.lock(grant);
        return parts.forget(grant, guard.now().minus(Limits.UPLOAD_GRACE));
    }
}
