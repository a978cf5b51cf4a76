package freehold.assets;

import freehold.access.ReceivedAssets;
import freehold.access.VisibleAssets;
import freehold.assets.store.AssetListTable;
import freehold.decision.AssetId;
import freehold.decision.ShareFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** The type of the asset of the same tenant whose id is in the column; {@code :tenant} is whose it is. */
    public static String typeOf(String column) {
        return of("type_id", column) + ")";
    }

    /** What the caller sees its own asset hang below whose id is in the column; needs the same parameters. */
    public static String parentOf(VisibleAssets visible, String column) {
        return of("parent_id", column) + " and " + AssetListTable.inSight(visible, "x.parent_id") + ")";
    }

    private static String of(String what, String column) {
        return "(select x." + what + " from assets.asset x where x.tenant_id = :tenant and x.asset_id = " + column;
    }

    /**
     * Where assets of one owner hang in the receiver's tree.
     *
     * @param byRoot the place of those that the receiver has placed, where the caller knows of it
     * @param all all of the owner's that show
     */
    public record Mounts(Map<AssetId, AssetId> byRoot, Set<AssetId> all) {
        public Mounts {
            byRoot = Map.copyOf(byRoot);
            all = Set.copyOf(all);
        }

        public static Mounts of(VisibleAssets visible, ReceivedAssets received) {
            Map<AssetId, AssetId> byRoot = new HashMap<>();
            received.assets().forEach((asset, projection) -> {
                ShareFact outermost = projection.shares().getFirst();
                if (outermost.root().equals(asset) && visible.notices(outermost.mount())) {
                    byRoot.put(asset, outermost.mount());
                }
            });
            return new Mounts(byRoot, received.assets().keySet());
        }

        /** What the receiver sees the asset hang below whose id is in the column. */
        public String parentOf(String column) {
            return "coalesce((select m.mount from unnest(:roots, :mounts) m (root, mount) where m.root = " + column
                    + "), " + AssetsInSight.of("parent_id", column) + " and x.parent_id = any (:covered)))";
        }

        public Map<String, Object> parameters() {
            List<AssetId> roots = List.copyOf(byRoot.keySet());
            return Map.of(
                    "roots", texts(roots),
                    "mounts", texts(roots.stream().map(byRoot::get).toList()),
                    "covered", texts(all));
        }

        private static String[] texts(Collection<AssetId> ids) {
            return ids.stream().map(AssetId::value).toArray(String[]::new);
        }
    }
}
