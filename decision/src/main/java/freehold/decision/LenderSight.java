package freehold.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one lender shows the subject's tenant, for all questions of one request: what they share is looked up once. */
final class LenderSight {
    private static final Shown NOTHING = new Shown(new Projection.Shared(List.of()), PolicyCover.NOTHING);

    /**
     * What is shown of an asset.
     *
     * @param allowed what policies of the subject's tenant allow with it, as of {@link PolicyCover}
     */
    record Shown(Projection.Shared projection, int allowed) {}

    private final TenantFacts lender;
    private final TenantId receiver;
    private final Map<AssetId, List<ShareFact>> shares;
    private final Instant now;
    private final PolicySight policies;

    private @Nullable Preorder tree;
    private @Nullable Reception reception;

    LenderSight(TenantFacts lender, TenantFacts receiver, Instant now, PolicySight policies) {
        this.lender = lender;
        this.receiver = receiver.tenant();
        this.shares = receiver.incoming().withPartner(lender.tenant());
        this.now = now;
        this.policies = policies;
    }

    /** Nothing of an asset no live share covers. */
    Shown of(AssetId id) {
        Preorder laidOut = tree;
        Reception known = reception;
        if (laidOut == null || known == null) {
            laidOut = lender.tree().orderIfWorth().orElse(null);
            if (laidOut == null) {
                return byWalking(id);
            }
            known = laidOut.reception(receiver, shares, now);
            tree = laidOut;
            reception = known;
        }
        int position = laidOut.of(id);
        Reception.Received what = known.at(position);
        return what.isNothing() ? NOTHING : new Shown(what.projection(), policies.received(laidOut, position, what));
    }

    private Shown byWalking(AssetId id) {
        return new Coverage(lender, shares, now)
                .through(id)
                .map(projection -> new Shown(projection, policies.received(lender, id, projection.shares())))
                .orElse(NOTHING);
    }
}
