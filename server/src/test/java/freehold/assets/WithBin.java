package freehold.assets;

import freehold.assets.model.AssetField;
import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import freehold.assets.model.SeenAsset;
import java.util.List;
import java.util.Optional;

/** Filters that name what is deleted, without which lists hold what is in the tree. */
final class WithBin {
    static final Filter<SeenAsset> IN_TREE =
            new Filter.Compare<>(AssetField.DELETED, new Condition.Is(Optional.empty()));
    static final Filter<SeenAsset> DELETED = new Filter.Not<>(IN_TREE);
    static final Filter<SeenAsset> ALL = new Filter.Any<>(List.of(IN_TREE, DELETED));

    private WithBin() {}

    static boolean inTree(SeenAsset asset) {
        return asset.deleted().isEmpty();
    }
}
