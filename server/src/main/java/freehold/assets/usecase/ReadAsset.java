package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Reach;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Reads one asset. */
@Component
public class ReadAsset {
    private final Access access;
    private final AssetTable assets;
    private final AssetSight sight;

    ReadAsset(Access access, AssetTable assets, AssetSight sight) {
        this.access = access;
        this.assets = assets;
        this.sight = sight;
    }

    public FoundAsset read(Caller caller, Address address) {
        return access.read(
                caller,
                guard ->
                        sight.see(guard, guard.require(Action.NOTICE, address.id(), address.reach()), address.reach()));
    }

    /** The top of what the caller sees. */
    public FoundAsset root(Caller caller) {
        return access.read(caller, guard -> {
            AssetId root = assets.root(guard.require(Action.BROWSE))
                    .orElseThrow(() -> ProblemException.notFound("asset", "root"));
            return sight.see(guard, guard.require(Action.NOTICE, root, Reach.OWN), Reach.OWN);
        });
    }
}
