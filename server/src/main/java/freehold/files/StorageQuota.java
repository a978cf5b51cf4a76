package freehold.files;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.files.store.FileTable;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Holds what a tenant stores against the quota {@code storageBytes}: each file with its full size, also where two have
 * the same content, and what other modules keep.
 */
@Component
public class StorageQuota {
    private final FileTable table;
    private final QuotaGate gate;
    private final List<OtherStorage> others;

    StorageQuota(FileTable table, QuotaGate gate, List<OtherStorage> others) {
        this.table = table;
        this.gate = gate;
        this.others = List.copyOf(others);
    }

    /**
     * Lets more be stored, or names the quota. Until the transaction ends, nobody else of the tenant stores anything.
     *
     * @param leaving what goes away for it
     */
    public void require(Grant<? extends Action, ?> grant, long more, long leaving) {
        table.lock(grant);
        gate.require(
                grant.caller().tenant(), new QuotaGate.Use(Quota.STORAGE_BYTES, more, () -> used(grant) - leaving));
    }

    public long used(Grant<? extends Action, ?> grant) {
        return table.bytes(grant)
                + others.stream().mapToLong(other -> other.bytes(grant)).sum();
    }
}
