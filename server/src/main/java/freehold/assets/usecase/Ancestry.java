package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.PathStep;
import freehold.assets.model.ReceiverView;
import freehold.assets.store.AssetTable;
import freehold.assets.store.AssetTable.Placed;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import freehold.decision.TenantId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is above assets, as far as a caller sees it. */
@Component
class Ancestry {
    private final AssetTable assets;

    Ancestry(AssetTable assets) {
        this.assets = assets;
    }

    Walk walk(Guard guard, Reach reach) {
        return new Walk(guard, reach);
    }

    /** Walks up from some assets of one request, and reads of each owner what it does not know yet. */
    final class Walk {
        private final Guard guard;
        private final Reach reach;
        private final Map<TenantId, Map<AssetId, Placed>> known = new HashMap<>();

        private Walk(Guard guard, Reach reach) {
            this.guard = guard;
            this.reach = reach;
        }

        /** Reads at once what is above several assets of the grant's owner. */
        void prepare(Grant<? extends Action, ?> grant, Collection<AssetId> ids) {
            if (!ids.isEmpty()) {
                of(grant.owner()).putAll(assets.chains(grant, ids));
            }
        }

        private Map<AssetId, Placed> of(TenantId owner) {
            return known.computeIfAbsent(owner, unseen -> new HashMap<>());
        }

        /** The asset's place in its owner's tree; all above it is known from then on. */
        Placed placed(Grant<? extends Action.OnAsset, AssetRef> asset) {
            Map<AssetId, Placed> rows = of(asset.owner());
            if (!rows.containsKey(asset.resource().id())) {
                rows.putAll(assets.chain(asset));
            }
            return placed(asset.owner(), asset.resource().id());
        }

        /** An asset that is above one whose place was asked for. */
        Placed placed(TenantId owner, AssetId id) {
            Placed placed = of(owner).get(id);
            if (placed == null) {
                throw new IllegalStateException("asset " + id + " is decided on and missing");
            }
            return placed;
        }

        /** From the top down to the parent, beginning below the first ancestor the caller can't see. */
        List<PathStep> path(Grant<? extends Action.OnAsset, AssetRef> asset) {
            Deque<PathStep> path = new ArrayDeque<>();
            Optional<Grant<Action.Notice, AssetRef>> step = parent(asset);
            while (step.isPresent()) {
                path.addFirst(step(step.get()));
                step = parent(step.get());
            }
            return List.copyOf(path);
        }

        /** The asset itself, as others show it. */
        PathStep step(Grant<? extends Action.OnAsset, AssetRef> asset) {
            AssetId id = asset.resource().id();
            return new PathStep(
                    id, ReceiverView.name(asset.projection(), id, placed(asset).name()));
        }

        private Optional<Grant<Action.Notice, AssetRef>> parent(Grant<? extends Action.OnAsset, AssetRef> asset) {
            Optional<AssetId> owners = placed(asset).spot().parent();
            Optional<AssetId> seen =
                    switch (asset.projection()) {
                        case Projection.Whole whole -> owners;
                        case Projection.Stub stub -> owners;
                        case Projection.Shared shared ->
                            ReceiverView.parent(asset.resource().id(), owners, shared);
                    };
            return seen.flatMap(parent -> guard.find(Action.NOTICE, parent, reach));
        }
    }
}
