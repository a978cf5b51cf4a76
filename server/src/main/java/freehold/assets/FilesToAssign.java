package freehold.assets;

import freehold.access.Grant;
import freehold.assets.store.ModelFileTable;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the files that can be assigned to assets and types need, for the module that keeps their contents. */
@Component
public class FilesToAssign {
    private final ModelFileTable table;

    FilesToAssign(ModelFileTable table) {
        this.table = table;
    }

    /** How much all of the caller's tenant's have together. */
    public long bytes(Grant<? extends Action, ?> grant) {
        return table.bytes(grant);
    }

    /** How much those have together that users of the subtenant have uploaded. */
    public long bytes(Grant<? extends Action, ?> grant, SubtenantId subtenant) {
        return table.bytes(grant, subtenant);
    }

    /** Those of the contents that a file of the caller's tenant has. */
    public Set<String> used(Grant<? extends Action, ?> grant, Collection<String> sha256) {
        return table.used(grant, sha256);
    }
}
