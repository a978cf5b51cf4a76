package freehold.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an asset is in a tenant's tree, and what rules of policies can tell it by there.
 *
 * @param upwards the asset and all above it
 */
record Spot(List<AssetId> upwards, Traits traits) {

    /** Empty for what the tenant neither owns nor receives. */
    static Optional<Spot> of(World world, TenantFacts mine, AssetId id, Instant now) {
        Optional<Spot> own = mine.asset(id)
                .map(asset -> new Spot(Upwards.inTree(mine, asset), asset.traits()))
                .or(() -> mine.binned(id).map(asset -> new Spot(Upwards.inBin(mine, asset), asset.traits())));
        return own.isPresent()
                ? own
                : mine.incoming().partners().stream()
                        .flatMap(owner -> world.tenant(owner).stream())
                        .flatMap(owner -> received(owner, mine, id, now).stream())
                        .findFirst();
    }

    private static Optional<Spot> received(TenantFacts owner, TenantFacts mine, AssetId id, Instant now) {
        List<ShareFact> shares = new Coverage(owner, mine.incoming().withPartner(owner.tenant()), now).of(id);
        return shares.isEmpty()
                ? Optional.empty()
                : owner.asset(id)
                        .map(asset -> new Spot(
                                Upwards.received(owner, asset, shares.getFirst(), mine),
                                asset.traits().withoutLabels()));
    }
}
