package freehold.assets.model;

import freehold.decision.AssetId;
import java.util.HashMap;
import java.util.Map;

/** How deep a tree goes that is known by its assets' parents. */
public final class Heights {
    private Heights() {}

    /** Levels below the top: none for the top alone. All others have to hang below it. */
    public static int below(AssetId top, Map<AssetId, AssetId> parents) {
        Map<AssetId, Integer> levels = new HashMap<>(Map.of(top, 0));
        int deepest = 0;
        for (AssetId asset : parents.keySet()) {
            deepest = Math.max(deepest, level(asset, parents, levels));
        }
        return deepest;
    }

    private static int level(AssetId asset, Map<AssetId, AssetId> parents, Map<AssetId, Integer> levels) {
        Integer known = levels.get(asset);
        if (known != null) {
            return known;
        }
        AssetId parent = parents.get(asset);
        if (parent == null) {
            throw new IllegalArgumentException("asset " + asset + " hangs elsewhere");
        }
        int level = level(parent, parents, levels) + 1;
        levels.put(asset, level);
        return level;
    }
}
