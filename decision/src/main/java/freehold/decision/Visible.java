package freehold.decision;

import java.util.Map;
import java.util.Set;

/**
 * Everything a subject may see, as a list needs it: exactly the assets for which the decision to read is allowed.
 *
 * @param own which of the tenant's own assets, folders of received assets aside
 * @param folders the folders of received assets that hold some now
 * @param received received assets by owner, each with what is visible of it
 */
public record Visible(Own own, Set<AssetId> folders, Map<TenantId, Map<AssetId, Projection.Shared>> received) {

    /** How much of one's own tree. */
    public sealed interface Own {}

    public record Everything() implements Own {}

    public record OfSubtenant(SubtenantId subtenant) implements Own {}

    public record Nothing() implements Own {}
}
