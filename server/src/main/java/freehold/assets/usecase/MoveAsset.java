package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetCompanion;
import freehold.assets.AssetQuota;
import freehold.assets.model.Asset;
import freehold.assets.store.AssetTable;
import freehold.assets.store.TreeTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hangs an asset, with all below it, below another. Whoever sees the new place through a share sees what comes there,
 * and whoever saw it in the old one no longer does, from the next request on.
 */
@Component
public class MoveAsset {
    private final Access access;
    private final AssetTable assets;
    private final TreeTable tree;
    private final MovePlans plans;
    private final ReadAsset reading;
    private final AssetQuota quota;
    private final ObjectProvider<AssetCompanion> companions;

    MoveAsset(
            Access access,
            AssetTable assets,
            TreeTable tree,
            MovePlans plans,
            ReadAsset reading,
            AssetQuota quota,
            ObjectProvider<AssetCompanion> companions) {
        this.quota = quota;
        this.companions = companions;
        this.access = access;
        this.assets = assets;
        this.tree = tree;
        this.plans = plans;
        this.reading = reading;
    }

    public FoundAsset move(Caller caller, Address address, long etag, String newParent) {
        access.change(caller, Set.of(), guard -> {
            move(guard, address, etag, newParent);
            return address;
        });
        // Read anew: only now it is known who sees it in its new place.
        return reading.read(caller, address);
    }

    private void move(Guard guard, Address address, long etag, String newParent) {
        Grant<Action.Move, AssetRef> grant = guard.require(Action.MOVE, address.id(), address.reach());
        Asset asset = assets.find(grant);
        IfMatch.check(etag, asset.etag());
        MovePlan plan = plans.of(guard, grant, newParent, address.reach());
        if (asset.parent().equals(Optional.of(plan.place()))) {
            return;
        }
        guard.requireSight(plan.branch().assets().getFirst().hangingBelow(plan.place(), plan.subtenant()));
        List<AssetId> ids = plan.branch().ids();
        boolean changesSubtenant = !plan.subtenant().equals(asset.subtenant());
        if (changesSubtenant) {
            quota.requireArrival(grant, plan.subtenant(), ids.size());
            plan.subtenant()
                    .ifPresent(subtenant -> companions
                            .orderedStream()
                            .forEach(companion -> companion.arriving(grant, subtenant, Set.copyOf(ids))));
        }
        if (!tree.move(grant, etag, plan.place())) {
            throw IfMatch.stale();
        }
        guard.changed(asset.ref().id());
        if (changesSubtenant) {
            tree.assign(grant, ids, plan.subtenant());
            ids.forEach(guard::changed);
        }
        companions.orderedStream().forEach(companion -> companion.placed(guard, grant, plan.whole()));
    }
}
