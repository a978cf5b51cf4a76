package freehold.files.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.FilesToAssign;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.files.ContentId;
import freehold.files.ContentStore;
import freehold.files.store.FileTable;
import freehold.files.store.PartTable;
import freehold.identity.Caller;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes contents that no file has any longer, or has never come to have. */
@Component
public class RemoveUnused {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveUnused.class);

    private final Access access;
    private final FileTable table;
    private final ContentStore contents;
    private final FilesToAssign toAssign;
    private final PartTable parts;

    RemoveUnused(Access access, FileTable table, ContentStore contents, FilesToAssign toAssign, PartTable parts) {
        this.parts = parts;
        this.toAssign = toAssign;
        this.access = access;
        this.table = table;
        this.contents = contents;
    }

    /** To be called when the transaction that took the contents' files away has ended. */
    void after(Caller caller, Collection<ContentId> left) {
        if (!left.isEmpty()) {
            access.write(caller, guard -> remove(guard, left));
        }
    }

    /**
     * All contents that a server left behind which was stopped between two steps. A tenant whose turn fails doesn't keep
     * the others.
     */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                of(tenant);
            } catch (RuntimeException failure) {
                LOG.error(
                        "Unused contents of tenant {} could not be removed; it will be tried again.", tenant, failure);
            }
        }
    }

    void of(TenantId tenant) {
        Set<ContentId> all = contents.all(tenant);
        if (!all.isEmpty()) {
            access.writeAsPlatform(tenant, "unused contents of files removed", guard -> remove(guard, all));
        }
    }

    /** Under the lock nobody can come to use one of them meanwhile. */
    private int remove(Guard guard, Collection<ContentId> candidates) {
        Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
        table.lock(grant);
        Set<String> hashes = candidates.stream().map(ContentId::sha256).collect(Collectors.toSet());
        Set<String> used = new HashSet<>(table.used(grant, hashes));
        used.addAll(toAssign.used(grant, hashes));
        used.addAll(parts.used(grant, hashes));
        int removed = 0;
        for (ContentId candidate : candidates) {
            if (!used.contains(candidate.sha256())) {
                contents.remove(candidate);
                removed++;
            }
        }
        return removed;
    }
}
