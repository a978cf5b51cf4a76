package freehold.assets;

import freehold.access.VisibleAssets;
import freehold.assets.store.AssetListTable;
import java.util.Map;

/**
 * Which of the caller's own assets a list shows at the moment, for lists of what other modules keep of assets.
 *
 * @param sql a condition in which {@code :tenant} is the owner; true or false, never null
 * @param parameters what else is to be bound
 */
public record AssetsInSight(String sql, Map<String, Object> parameters) {

    /**
     * The condition on a column.
     *
     * @param column with the id of an asset, in a statement that knows no {@code a}; a name in the code, nothing else
     */
    public static AssetsInSight of(VisibleAssets visible, String column) {
        return new AssetsInSight(AssetListTable.inSight(visible, column), AssetListTable.sightParameters(visible));
    }
}
