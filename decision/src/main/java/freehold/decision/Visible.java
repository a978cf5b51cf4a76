package freehold.decision;

import java.util.Map;
import java.util.Set;

/**
 * Everything a subject may see, as a list needs it: exactly the assets for which the decision to read is allowed.
 *
 * @param own which of the tenant's own assets, folders of received assets aside
 * @param bin which of them when they are deleted
 * @param folders the folders of received assets that hold some now
 * @param received received assets by owner, each with what is visible of it
 */
public record Visible(Own own, Bin bin, Set<AssetId> folders, Map<TenantId, Map<AssetId, Projection.Shared>> received) {

    /** How much of one's own tree. */
    public sealed interface Own {}

    public record Everything() implements Own {}

    public record OfSubtenant(SubtenantId subtenant) implements Own {}

    public record Nothing() implements Own {}

    /**
     * Deleted assets show to whoever may restore and purge them, which depends on what they are; and never more of them
     * than of the tree.
     *
     * @param basicHierarchy those whose type is core.basichierarchy or derived from it
     * @param others all others, folders of received assets aside
     */
    public record Bin(boolean basicHierarchy, boolean others) {
        public static final Bin CLOSED = new Bin(false, false);
    }
}
