package freehold.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What shares would show of a tenant's assets if some of these were as given: new, elsewhere, or back from the bin, each
 * with all that hangs below it. Only the given assets are asked for one by one; the tree is not laid out as it would be.
 */
public final class Placement {
    private final TenantFacts mine;
    private final TenantFacts then;
    private final Collection<AssetFact> assets;
    private final Instant now;

    Placement(TenantFacts mine, TenantFacts then, Collection<AssetFact> assets, Instant now) {
        this.mine = mine;
        this.then = then;
        this.assets = List.copyOf(assets);
        this.now = now;
    }

    /** A share that may cover so many assets only, be it offered or accepted. */
    public record Capped(ShareFact share, int most) {}

    /** The roots of all shares that could cover more: the assets themselves and all above them. */
    public Set<AssetId> roots() {
        Set<AssetId> given = assets.stream().map(AssetFact::id).collect(Collectors.toSet());
        Set<AssetId> roots = new HashSet<>(given);
        assets.stream()
                .filter(asset -> asset.parent().filter(given::contains).isEmpty())
                .forEach(asset -> roots.addAll(Upwards.inTree(then, asset)));
        return roots;
    }

    /** Whether one of the tenant's assets would hang below the other. */
    public boolean isBelow(AssetId asset, AssetId top) {
        return then.asset(asset)
                .filter(found -> Upwards.inTree(then, found).contains(top))
                .isPresent();
    }

    /**
     * What would be too much for shares, their time aside: of each that would cover more assets than before, and more
     * than it may, those it would cover only then and that hang below none of the others.
     */
    public Map<ShareId, Set<AssetId>> beyond(Collection<Capped> shares) {
        Map<AssetId, List<ShareFact>> byRoot = shares.stream()
                .map(Capped::share)
                .filter(share -> share.owner().equals(mine.tenant()))
                .map(ShareFact::always)
                .collect(Collectors.groupingBy(ShareFact::root));
        Map<ShareId, Set<AssetId>> gained = new HashMap<>();
        Map<ShareId, Integer> lost = new HashMap<>();
        if (!byRoot.isEmpty()) {
            compare(byRoot, gained, lost);
        }
        Map<ShareId, Set<AssetId>> beyond = new HashMap<>();
        for (Capped capped : shares) {
            ShareId id = capped.share().id();
            Set<AssetId> come = gained.getOrDefault(id, Set.of());
            if (!come.isEmpty() && exceeds(capped, come.size() - lost.getOrDefault(id, 0))) {
                beyond.put(id, tops(come));
            }
        }
        return beyond;
    }

    /** Which live shares would show some of the assets only then; of each those that hang below none of the others. */
    public Map<ShareId, Set<AssetId>> disclosed() {
        if (mine.receivers().isEmpty()) {
            return Map.of();
        }
        Map<ShareId, Set<AssetId>> gained = new HashMap<>();
        compare(mine.outgoing().byRoot(), gained, new HashMap<>());
        gained.replaceAll((share, come) -> tops(come));
        return gained;
    }

    private void compare(
            Map<AssetId, List<ShareFact>> byRoot, Map<ShareId, Set<AssetId>> gained, Map<ShareId, Integer> lost) {
        Coverage before = new Coverage(mine, byRoot, now);
        Coverage after = new Coverage(then, byRoot, now);
        for (AssetFact asset : assets) {
            Set<ShareId> already = ids(before.of(asset.id()));
            Set<ShareId> covering = ids(after.of(asset.id()));
            for (ShareId share : covering) {
                if (!already.contains(share)) {
                    gained.computeIfAbsent(share, unseen -> new HashSet<>()).add(asset.id());
                }
            }
            for (ShareId share : already) {
                if (!covering.contains(share)) {
                    lost.merge(share, 1, Integer::sum);
                }
            }
        }
    }

    private static Set<ShareId> ids(List<ShareFact> shares) {
        return shares.stream().map(ShareFact::id).collect(Collectors.toSet());
    }

    /** To count what a share covers takes the tree laid out as it is: left out where the answer is plain without. */
    private boolean exceeds(Capped capped, int more) {
        if (more > capped.most()) {
            return true;
        }
        boolean couldBe = (long) mine.assetCount() + more > capped.most();
        return couldBe && mine.has(capped.share().root()) && covered(capped.share()) + more > capped.most();
    }

    private int covered(ShareFact share) {
        return Reception.of(mine.tree().order(), Map.of(share.root(), List.of(share.always())), now)
                .count();
    }

    private Set<AssetId> tops(Set<AssetId> come) {
        List<AssetId> tops = new ArrayList<>(come);
        tops.removeIf(id ->
                then.asset(id).flatMap(AssetFact::parent).filter(come::contains).isPresent());
        return Set.copyOf(tops);
    }
}
