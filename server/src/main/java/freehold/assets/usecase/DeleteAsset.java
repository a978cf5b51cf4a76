package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.AssetCompanion;
import freehold.assets.store.AssetTable;
import freehold.assets.store.BinTable;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Branch;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts assets in the bin. From then on they are gone for all but those who may restore them; shares of them end.
 */
@Component
public class DeleteAsset {
    private final Access access;
    private final AssetTable assets;
    private final BinTable bin;
    private final ObjectProvider<AssetCompanion> companions;

    DeleteAsset(Access access, AssetTable assets, BinTable bin, ObjectProvider<AssetCompanion> companions) {
        this.access = access;
        this.assets = assets;
        this.bin = bin;
        this.companions = companions;
    }

    /** The asset alone; refused where something hangs below it. */
    public void delete(Caller caller, Address address, long etag) {
        access.change(caller, Set.of(), guard -> {
            Grant<Action.Delete, AssetRef> top = guard.require(Action.DELETE, address.id(), address.reach());
            IfMatch.check(etag, assets.find(top).etag());
            Branch branch = guard.branch(top);
            refuseChildren(guard, branch);
            put(guard, top, etag, branch);
            return address;
        });
    }

    /** The asset and all that hangs below it, in one act. */
    public void deleteBranch(Caller caller, String id, long etag) {
        access.change(caller, Set.of(), guard -> {
            Grant<Action.Delete, AssetRef> top = guard.require(Action.DELETE, id, Reach.OWN);
            IfMatch.check(etag, assets.find(top).etag());
            put(guard, top, etag, guard.branch(top));
            return id;
        });
    }

    private void put(Guard guard, Grant<Action.Delete, AssetRef> top, long etag, Branch branch) {
        check(guard, branch);
        List<AssetId> ids = branch.ids();
        bin.enter(top, guard.now(), ids.size());
        if (!bin.put(top, etag, ids, guard.now())) {
            throw IfMatch.stale();
        }
        ids.forEach(guard::changed);
        companions.orderedStream().forEach(companion -> companion.binned(guard, top, new LinkedHashSet<>(ids)));
    }

    /** Refuses to delete what is not the caller's to delete, and what received assets have their place in. */
    static void check(Guard guard, Branch branch) {
        List<AssetId> ids = branch.ids();
        EachOf.require(guard, Action.DELETE, ids.getFirst(), ids);
        long mounted = guard.mountedIn(Set.copyOf(ids));
        if (mounted > 0) {
            throw ProblemException.conflict(
                    "received-assets-mounted",
                    "Received assets have their place in asset " + ids.getFirst() + " or below it (" + mounted
                            + " in all): leave or remount them first.");
        }
    }

    private static void refuseChildren(Guard guard, Branch branch) {
        if (branch.assets().size() > 1) {
            AssetId top = branch.ids().getFirst();
            List<AssetId> children = branch.assets().stream()
                    .filter(asset -> asset.parent().equals(Optional.of(top)))
                    .map(AssetFact::id)
                    .filter(child -> EachOf.sees(guard, child))
                    .toList();
            throw ProblemException.conflict(
                    "asset-has-children",
                    children.isEmpty()
                            ? "Asset " + top + " has assets below it that are not yours to see."
                            : "Asset " + top + " has " + children.size()
                                    + " directly below it, such as " + children.getFirst()
                                    + ": move or delete them first, or delete the whole branch.");
        }
    }
}
