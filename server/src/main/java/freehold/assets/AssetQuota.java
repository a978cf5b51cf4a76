package freehold.assets;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.store.CountTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import freehold.tenancy.QuotaGate.Use;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Holds assets and types against the quotas of the tenant, and assets against those of the subtenant they come to. Exact
 * within {@code Access.change}: whoever else creates, moves or restores assets of the tenant waits.
 *
 * <p>The root and folders of received assets do not count, since nobody creates them; deleted assets don't either.
 */
@Component
public final class AssetQuota {
    private final QuotaGate gate;
    private final CountTable counts;

    AssetQuota(QuotaGate gate, CountTable counts) {
        this.gate = gate;
        this.counts = counts;
    }

    /** To be asked before there are more assets. */
    public void requireMore(Guard guard, Grant<? extends Action, ?> grant, Optional<SubtenantId> subtenant, long more) {
        gate.require(tenant(grant), new Use(Quota.ASSETS, more, () -> assets(guard, grant)));
        requireArrival(grant, subtenant, more);
    }

    /** To be asked before assets that are there already come to a subtenant. */
    public void requireArrival(Grant<? extends Action, ?> grant, Optional<SubtenantId> subtenant, long more) {
        subtenant.ifPresent(known -> gate.require(
                tenant(grant), known, new Use(Quota.ASSETS, more, () -> counts.ofSubtenant(grant, known))));
    }

    /** To be asked before there is one more type, under the lock of types. */
    public void requireType(Grant<? extends Action, ?> grant) {
        gate.require(tenant(grant), new Use(Quota.TYPES, 1, () -> counts.types(grant)));
    }

    /** How many assets the tenant has. */
    public long assets(Guard guard, Grant<? extends Action, ?> grant) {
        return Math.max(0, guard.ownAssets() - 1 - counts.shareFolders(grant));
    }

    /** How many assets a subtenant has, its folder included. */
    public long assets(Grant<? extends Action, ?> grant, SubtenantId subtenant) {
        return counts.ofSubtenant(grant, subtenant);
    }

    /** All assets of a subtenant, those in the bin included: what is kept of them is still the subtenant's. */
    public List<AssetId> everyAsset(Grant<? extends Action, ?> grant, SubtenantId subtenant) {
        return counts.everyAssetOf(grant, subtenant);
    }

    public long types(Grant<? extends Action, ?> grant) {
        return counts.types(grant);
    }

    private static TenantId tenant(Grant<? extends Action, ?> grant) {
        return grant.caller().tenant();
    }
}
