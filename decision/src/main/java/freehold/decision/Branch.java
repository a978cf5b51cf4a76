package freehold.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An asset and all that hangs below it.
 *
 * @param assets each after what it hangs below; empty if the asset is not in the tree
 * @param height levels below the asset
 */
public record Branch(List<AssetFact> assets, int height) {
    public Branch {
        assets = List.copyOf(assets);
    }

    static Branch of(TenantFacts facts, AssetId top) {
        Optional<AssetFact> first = facts.asset(top);
        if (first.isEmpty()) {
            return new Branch(List.of(), 0);
        }
        List<AssetFact> assets = new ArrayList<>(List.of(first.get()));
        Set<AssetId> seen = new HashSet<>(Set.of(top));
        int height = -1;
        for (int next = 0; next < assets.size(); height++) {
            for (int level = assets.size(); next < level; next++) {
                for (AssetId child : facts.childrenOf(assets.get(next).id())) {
                    if (seen.add(child)) {
                        facts.asset(child).ifPresent(assets::add);
                    }
                }
            }
        }
        return new Branch(assets, height);
    }

    /** The ids of the branch, in the same order. */
    public List<AssetId> ids() {
        return assets.stream().map(AssetFact::id).toList();
    }
}
