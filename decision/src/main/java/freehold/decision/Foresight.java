package freehold.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other tenants see of the subject's tenant's assets, or would see. */
public final class Foresight {
    private final World world;
    private final Subject subject;
    private final Instant now;

    Foresight(World world, Subject subject, Instant now) {
        this.world = world;
        this.subject = subject;
        this.now = now;
    }

    /** What a share of the tenant's assets would show, were it accepted and its time begun. */
    public Map<AssetId, Projection.Shared> ifLent(ShareFact share) {
        return world.tenant(share.owner())
                .filter(owner -> owner.tenant().equals(subject.tenant()))
                .map(mine -> Reception.of(mine.tree().order(), Map.of(share.root(), List.of(share.always())), now)
                        .all())
                .orElse(Map.of());
    }

    /** What the receiver sees of one of the tenant's assets now, if it sees it at all. */
    public Optional<Projection.Shared> asSeenBy(TenantId receiver, AssetId id) {
        return world.tenant(subject.tenant())
                .map(mine -> new Coverage(mine, mine.outgoing().withPartner(receiver), now).of(id))
                .filter(shares -> !shares.isEmpty())
                .map(Projection.Shared::new);
    }
}
