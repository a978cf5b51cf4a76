package freehold.access;

import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.decision.Visible;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything the caller may list.
 *
 * @param grant reaches the caller's own rows
 * @param unbound whether neither a subtenant nor policies confine the caller; not the same as to see everything, for
 *     policies can allow that
 * @param own which of them, folders of received assets aside
 * @param noticed whether the caller knows of an asset at all
 * @param bin which of the deleted ones among them
 * @param folders the folders of received assets to show; empty unless received assets were asked for
 * @param stubs own assets of which no more shows than that they are there, and their name
 * @param received by owner; empty unless asked for
 */
public record VisibleAssets(
        Grant<Action.Read, TenantId> grant,
        boolean unbound,
        Visible.Own own,
        Predicate<AssetId> noticed,
        Visible.Bin bin,
        Set<AssetId> folders,
        Set<AssetId> stubs,
        List<ReceivedAssets> received) {

    /** Whether the caller knows of the own asset, if there is one of that id in the tree. */
    public boolean notices(AssetId asset) {
        return switch (own) {
            case Visible.Everything everything -> true;
            case Visible.OfSubtenant ofSubtenant -> noticed.test(asset);
            case Visible.Chosen chosen -> noticed.test(asset);
            case Visible.Nothing nothing -> false;
        };
    }
}
