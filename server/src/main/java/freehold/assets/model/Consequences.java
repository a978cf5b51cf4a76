package freehold.assets.model;

import freehold.assets.AssetCompanion.EndingShare;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change of the tree would come to.
 *
 * @param assets how many are moved or deleted
 * @param refusal why it will not be done
 * @param removed what would go with the assets when they are purged, by kind
 * @param shares that would end
 * @param receivers whose sight would change; known at tenant level only
 * @param subtenants whose sight would change, as far as the caller may count their assets
 * @param etag with which the change is to be asked for
 */
public record Consequences(
        AssetId asset,
        long assets,
        Optional<Problem> refusal,
        Map<String, Long> removed,
        List<EndingShare> shares,
        Map<TenantId, Sight> receivers,
        Map<SubtenantId, Sight> subtenants,
        Map<TenantId, String> names,
        long etag) {

    /** How many assets somebody would see no longer, and how many only then. */
    public record Sight(long loses, long gains) {
        public Sight plus(Sight more) {
            return new Sight(loses + more.loses, gains + more.gains);
        }
    }
}
