package freehold.decision;

import java.util.ArrayList;
import java.util.List;

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
        Preorder order = facts.tree().order();
        int first = order.of(top);
        if (first == Preorder.NONE) {
            return new Branch(facts.asset(top).stream().toList(), 0);
        }
        List<AssetFact> assets = new ArrayList<>();
        int[] depth = new int[order.last(first) - first + 1];
        int height = 0;
        for (int position = first; position <= order.last(first); position++) {
            assets.add(order.at(position));
            if (position > first) {
                depth[position - first] = depth[order.parent(position) - first] + 1;
                height = Math.max(height, depth[position - first]);
            }
        }
        return new Branch(assets, height);
    }

    /** The ids of the branch, in the same order. */
    public List<AssetId> ids() {
        return assets.stream().map(AssetFact::id).toList();
    }
}
