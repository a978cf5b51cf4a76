package freehold.access;

import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.decision.Visible;
import java.util.List;
import java.util.Set;

/**
 * Everything the caller may list.
 *
 * @param grant reaches the caller's own rows
 * @param own which of them, folders of received assets aside
 * @param bin which of the deleted ones among them
 * @param folders the folders of received assets to show; empty unless received assets were asked for
 * @param received by owner; empty unless asked for
 */
public record VisibleAssets(
        Grant<Action.Read, TenantId> grant,
        Visible.Own own,
        Visible.Bin bin,
        Set<AssetId> folders,
        List<ReceivedAssets> received) {}
