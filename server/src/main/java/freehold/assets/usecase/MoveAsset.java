package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.model.Asset;
import freehold.assets.model.Limits;
import freehold.assets.store.AssetTable;
import freehold.assets.store.TreeTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Branch;
import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final ReadAsset reading;

    MoveAsset(Access access, AssetTable assets, TreeTable tree, ReadAsset reading) {
        this.access = access;
        this.assets = assets;
        this.tree = tree;
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
        Grant<Action.TakeChild, AssetRef> parent =
                guard.require(new Action.TakeChild(asset.subtenant()), newParent, address.reach());
        AssetId place = parent.resource().id();
        if (asset.parent().equals(Optional.of(place))) {
            return;
        }
        Branch branch = guard.branch(grant);
        List<AssetId> ids = branch.ids();
        if (ids.contains(place)) {
            throw ProblemException.conflict(
                    "cycle",
                    "Asset " + asset.ref().id() + " can't hang below " + place + ", which is "
                            + (place.equals(asset.ref().id()) ? "itself." : "below it."));
        }
        checkDepth(assets.chain(parent).size(), branch.height(), place);
        if (!tree.move(grant, etag, place)) {
            throw IfMatch.stale();
        }
        guard.changed(asset.ref().id());
        Optional<SubtenantId> subtenant = assets.find(parent).subtenant();
        if (!subtenant.equals(asset.subtenant())) {
            tree.assign(grant, ids, subtenant);
            ids.forEach(guard::changed);
        }
    }

    /**
     * Refuses what would hang too deep.
     *
     * @param above assets from the root to the place
     * @param height levels below what comes there
     */
    static void checkDepth(int above, int height, AssetId place) {
        if (above + height > Limits.HIERARCHY_DEPTH) {
            throw ProblemException.limit(
                    "hierarchy-depth",
                    "An asset can have " + Limits.HIERARCHY_DEPTH + " others above it; below " + place
                            + " the deepest would have " + (above + height) + ".");
        }
    }
}
