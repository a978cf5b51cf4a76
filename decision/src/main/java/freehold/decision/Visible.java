package freehold.decision;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Everything a subject may see, as a list needs it: exactly the assets that {@link Action.Notice} is allowed of.
 *
 * @param own which of the tenant's own assets, folders of received assets aside
 * @param bin which of them when they are deleted
 * @param folders the folders of received assets that hold some now
 * @param stubs the top of the tree, where policies leave no more of it than its name
 * @param received received assets by owner, each with what is visible of it
 */
public record Visible(
        Own own,
        Bin bin,
        Set<AssetId> folders,
        Set<AssetId> stubs,
        Map<TenantId, Map<AssetId, Projection.Shared>> received) {

    /** How much of one's own tree. */
    public sealed interface Own {}

    public record Everything() implements Own {}

    public record OfSubtenant(SubtenantId subtenant) implements Own {}

    /** What policies choose, of the tree and of the bin. */
    public record Chosen(Set<AssetId> inTree, Set<AssetId> inBin) implements Own {
        public Chosen {
            inTree = Collections.unmodifiableSet(inTree);
            inBin = Collections.unmodifiableSet(inBin);
        }
    }

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
