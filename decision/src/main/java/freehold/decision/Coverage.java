package freehold.decision;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which live shares of an owner cover an asset for one receiver. A share follows the owner's tree: it covers its root
 * and, with descendants, all that hangs below it, except excluded branches, branches of another subtenant, and the
 * folders in which the owner keeps what it has itself received: they would tell from whom.
 */
final class Coverage {
    private final TenantFacts owner;
    private final Map<AssetId, List<ShareFact>> byRoot;
    private final Instant now;

    Coverage(TenantFacts owner, Map<AssetId, List<ShareFact>> byRoot, Instant now) {
        this.owner = owner;
        this.byRoot = byRoot;
        this.now = now;
    }

    /** The live shares that cover the asset, outermost root first, then oldest first. Empty for an unknown asset. */
    List<ShareFact> of(AssetId asset) {
        Optional<AssetFact> step = owner.asset(asset);
        if (step.isEmpty() || Upwards.inTree(owner, step.get()).stream().noneMatch(byRoot::containsKey)) {
            return List.of();
        }
        Deque<List<ShareFact>> outwards = new ArrayDeque<>();
        Set<AssetId> below = new HashSet<>();
        Set<Optional<SubtenantId>> subtenants = new HashSet<>();
        while (step.isPresent()) {
            AssetFact ancestor = step.get();
            if (ancestor.kind() == AssetFact.Kind.SHARE_FOLDER) {
                break;
            }
            if (!below.add(ancestor.id())) {
                return List.of(); // a cycle: nothing is lent of a tree that is none
            }
            subtenants.add(ancestor.subtenant());
            List<ShareFact> here = new ArrayList<>();
            for (ShareFact share : byRoot.getOrDefault(ancestor.id(), List.of())) {
                if (covers(share, ancestor.id().equals(asset), below, subtenants)) {
                    here.add(share);
                }
            }
            outwards.addFirst(here);
            step = ancestor.parent().flatMap(owner::asset);
        }
        return outwards.stream().flatMap(List::stream).toList();
    }

    /** The same as the receiver sees the asset, with whom it passes it on to; nothing if no share covers it. */
    Optional<Projection.Shared> through(AssetId asset) {
        List<ShareFact> covering = of(asset);
        return covering.isEmpty()
                ? Optional.empty()
                : Optional.of(new Projection.Shared(covering, passedTo(asset, covering)));
    }

    /** What is passed on is so with all that is received below it by the same share. */
    private List<SubtenantId> passedTo(AssetId asset, List<ShareFact> covering) {
        List<ShareFact> passing = new ArrayList<>(covering);
        passing.removeIf(share -> !share.passesOn());
        List<SubtenantId> passedTo = new ArrayList<>();
        Optional<AssetFact> step = owner.asset(asset);
        while (step.isPresent() && !passing.isEmpty()) {
            AssetId here = step.get().id();
            for (ShareFact share : passing) {
                Overlay overlay = share.overlays().get(here);
                if (overlay != null) {
                    overlay.passedTo().filter(to -> !passedTo.contains(to)).ifPresent(passedTo::add);
                }
            }
            passing.removeIf(share -> share.root().equals(here));
            step = step.get().parent().flatMap(owner::asset);
        }
        return passedTo;
    }

    private boolean covers(
            ShareFact share, boolean isRoot, Set<AssetId> path, Set<Optional<SubtenantId>> subtenantsOnPath) {
        return share.access().contains(now)
                && (isRoot || share.descendants())
                && Collections.disjoint(share.excluded(), path)
                && (share.includeSubtenants() || subtenantsOnPath.size() == 1);
    }
}
