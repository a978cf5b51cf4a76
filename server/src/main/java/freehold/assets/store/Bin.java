package freehold.assets.store;

import freehold.access.VisibleAssets;
import freehold.decision.Visible;

/** Which deleted assets a caller sees, as SQL. */
final class Bin {
    private Bin() {}

    /** Whether the row of assets.asset under the alias is in the tree, or of what the caller sees in the bin. */
    static String sight(Visible.Bin bin, String alias) {
        String basicHierarchy = "exists (select from assets.asset_type t where t.tenant_id = " + alias
                + ".type_tenant_id and t.asset_type_id = " + alias
                + ".type_id and 'core.basichierarchy' = any (t.lineage))";
        String seen;
        if (bin.basicHierarchy() && bin.others()) {
            seen = "true";
        } else if (bin.basicHierarchy()) {
            seen = basicHierarchy;
        } else {
            seen = bin.others() ? "not " + basicHierarchy : "false";
        }
        return "(" + alias + ".deleted_at is null or " + seen + ")";
    }

    /**
     * The parent of a row that may be deleted: like it, what it hung below may be in the bin, and not for the caller's
     * eyes.
     *
     * @param inTree the parent of a row that is not
     */
    static String parent(VisibleAssets visible, String inTree) {
        String subtenant = visible.own() instanceof Visible.OfSubtenant ? " and p.subtenant_id = a.subtenant_id" : "";
        String chosen = visible.own() instanceof Visible.Chosen
                ? " and (p.asset_id = any (:chosen) or p.asset_id = any (:noticed))"
                : "";
        return "(case when a.deleted_at is null then " + inTree
                + " else (select p.asset_id from assets.asset p where p.tenant_id = a.tenant_id"
                + " and p.asset_id = a.parent_id" + subtenant + chosen + " and " + sight(visible.bin(), "p") + ") end)";
    }
}
