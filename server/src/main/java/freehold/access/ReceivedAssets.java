package freehold.access;

import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.TenantId;
import java.util.Map;

/**
 * All assets one owner has lent to the caller's tenant, as a list needs them.
 *
 * @param grant reaches the owner's rows; statements under it must restrict themselves to the assets
 * @param assets what is visible of each
 */
public record ReceivedAssets(Grant<Action.Read, TenantId> grant, Map<AssetId, Projection.Shared> assets) {}
