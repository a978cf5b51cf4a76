package freehold.decision;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many assets a tree has, and how many of them belong to each subtenant; folders of received assets aside. Kept up
 * with each change, so that a list need not count to tell its total.
 */
final class Census {
    private final int all;
    private final Map<SubtenantId, Integer> ofSubtenant;

    private Census(int all, Map<SubtenantId, Integer> ofSubtenant) {
        this.all = all;
        this.ofSubtenant = ofSubtenant;
    }

    static Census of(Collection<AssetFact> assets) {
        return new Census(0, Map.of()).with(assets, 1);
    }

    /** After the changes of a tree that was counted before them. */
    Census with(Layered<AssetId, AssetFact> before, Map<AssetId, Optional<AssetFact>> changes) {
        return with(
                        changes.keySet().stream()
                                .flatMap(id -> before.get(id).stream())
                                .toList(),
                        -1)
                .with(changes.values().stream().flatMap(Optional::stream).toList(), 1);
    }

    private Census with(Collection<AssetFact> assets, int sign) {
        int counted = all;
        Map<SubtenantId, Integer> grouped = new HashMap<>(ofSubtenant);
        for (AssetFact asset : assets) {
            if (asset.kind() != AssetFact.Kind.SHARE_FOLDER) {
                counted += sign;
                asset.subtenant().ifPresent(subtenant -> grouped.merge(subtenant, sign, Integer::sum));
            }
        }
        return new Census(counted, grouped);
    }

    int all() {
        return all;
    }

    int of(SubtenantId subtenant) {
        return ofSubtenant.getOrDefault(subtenant, 0);
    }
}
