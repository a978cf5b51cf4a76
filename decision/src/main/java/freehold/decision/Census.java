package freehold.decision;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many assets a tree has, and how many of them belong to each subtenant; folders of received assets aside. Kept up
 * with each change, so that a list need not count to tell its total.
 */
final class Census {
    private final int all;
    private final Map<SubtenantId, Integer> ofSubtenant;
    /** What hangs below nothing, and folders of subtenants: where somebody's tree begins. */
    private final Set<AssetId> tops;

    private Census(int all, Map<SubtenantId, Integer> ofSubtenant, Set<AssetId> tops) {
        this.all = all;
        this.ofSubtenant = ofSubtenant;
        this.tops = tops;
    }

    static Census of(Collection<AssetFact> assets) {
        return new Census(0, Map.of(), Set.of()).with(assets, 1);
    }

    /** After the changes of a tree that was counted before them. */
    Census with(Tree before, Map<AssetId, Optional<AssetFact>> changes) {
        return with(
                        changes.keySet().stream()
                                .flatMap(id -> before.find(id).stream())
                                .toList(),
                        -1)
                .with(changes.values().stream().flatMap(Optional::stream).toList(), 1);
    }

    private Census with(Collection<AssetFact> assets, int sign) {
        int counted = all;
        Map<SubtenantId, Integer> grouped = new HashMap<>(ofSubtenant);
        Set<AssetId> ends = new HashSet<>(tops);
        for (AssetFact asset : assets) {
            if (asset.kind() != AssetFact.Kind.SHARE_FOLDER) {
                counted += sign;
                asset.subtenant().ifPresent(subtenant -> grouped.merge(subtenant, sign, Integer::sum));
            }
            if (sign < 0) {
                ends.remove(asset.id());
            } else if (asset.parent().isEmpty() || asset.kind() == AssetFact.Kind.SUBTENANT_FOLDER) {
                ends.add(asset.id());
            }
        }
        return new Census(counted, grouped, ends);
    }

    Set<AssetId> tops() {
        return tops;
    }

    int all() {
        return all;
    }

    int of(SubtenantId subtenant) {
        return ofSubtenant.getOrDefault(subtenant, 0);
    }
}
