package freehold.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Which of the subject's tenant's assets other tenants would see no longer, or only then, if some of its assets were
     * as given: elsewhere in the tree, or in the bin. Tenants for which nothing changes are left out.
     */
    public Map<TenantId, SightChange> ifChanged(Collection<AssetFact> assets) {
        Optional<TenantFacts> mine = world.tenant(subject.tenant());
        if (mine.isEmpty()) {
            return Map.of();
        }
        TenantFacts then = with(mine.get(), assets);
        Map<TenantId, SightChange> byReceiver = new HashMap<>();
        for (TenantId receiver : mine.get().receivers()) {
            Map<AssetId, List<ShareFact>> shares = mine.get().outgoing().withPartner(receiver);
            SightChange change = SightChange.of(
                    Reception.of(mine.get().tree().order(), shares, now).all().keySet(),
                    Reception.of(then.tree().order(), shares, now).all().keySet());
            if (!change.isNone()) {
                byReceiver.put(receiver, change);
            }
        }
        return byReceiver;
    }

    /**
     * What comes of some of the tenant's assets being as given.
     *
     * @param assets with all that hangs below them
     */
    public Placement ifPlaced(Collection<AssetFact> assets) {
        TenantFacts mine = world.tenant(subject.tenant()).orElseThrow();
        return new Placement(mine, with(mine, assets), assets, now);
    }

    private static TenantFacts with(TenantFacts mine, Collection<AssetFact> assets) {
        Map<AssetId, Optional<AssetFact>> changes = new HashMap<>();
        assets.forEach(asset -> changes.put(asset.id(), Optional.of(asset)));
        return mine.with(mine.epoch(), changes, Map.of());
    }

    /**
     * Deleted assets as they will be in the tree again.
     *
     * @param top the one the others hang below
     * @param subtenant what all of them belong to then; empty: what they belonged to
     */
    public List<AssetFact> outOfBin(
            Set<AssetId> deleted, AssetId top, AssetId place, Optional<Optional<SubtenantId>> subtenant) {
        TenantFacts mine = world.tenant(subject.tenant()).orElseThrow();
        return deleted.stream()
                .flatMap(id -> mine.binned(id).stream())
                .map(asset -> asset.withDeleted(false)
                        .hangingBelow(
                                asset.id().equals(top) ? place : asset.parent().orElseThrow(),
                                subtenant.orElseGet(asset::subtenant)))
                .toList();
    }
}
