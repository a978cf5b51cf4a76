package freehold.files;

import freehold.access.Grant;
import freehold.assets.AssetQuota;
import freehold.assets.FilesToAssign;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.files.store.FileTable;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Holds what a tenant stores against the quota {@code storageBytes}: each file with its full size, also where two have
 * the same content, and what other modules keep; and files of a subtenant's assets against the subtenant's.
 */
@Component
public class StorageQuota {
    private final FileTable table;
    private final AssetQuota assets;
    private final QuotaGate gate;
    private final FilesToAssign toAssign;
    private final List<OtherStorage> others;

    StorageQuota(
            FileTable table, AssetQuota assets, QuotaGate gate, FilesToAssign toAssign, List<OtherStorage> others) {
        this.toAssign = toAssign;
        this.table = table;
        this.assets = assets;
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

    /** Lets more be stored for assets of a subtenant, or names its quota. The tenant's own is another question. */
    public void requireArrival(Grant<? extends Action, ?> grant, SubtenantId subtenant, long more) {
        table.lock(grant);
        gate.require(
                grant.caller().tenant(),
                subtenant,
                new QuotaGate.Use(Quota.STORAGE_BYTES, more, () -> used(grant, subtenant)));
    }

    /** What files of a subtenant's assets have together, of those in the bin too, and those its users have uploaded. */
    public long used(Grant<? extends Action, ?> grant, SubtenantId subtenant) {
        return table.bytes(grant, assets.everyAsset(grant, subtenant)) + toAssign.bytes(grant, subtenant);
    }

    public long used(Grant<? extends Action, ?> grant) {
        return table.bytes(grant)
                + toAssign.bytes(grant)
                + others.stream().mapToLong(other -> other.bytes(grant)).sum();
    }
}
