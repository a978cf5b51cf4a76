package freehold.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where what a tenant has received hangs in its own tree. */
final class Mounts {
    private final World world;
    private final TenantFacts mine;
    private final Instant now;

    Mounts(World world, TenantFacts mine, Instant now) {
        this.world = world;
        this.mine = mine;
        this.now = now;
    }

    /** Where live shares are mounted, if that is a folder made for them. */
    Set<AssetId> folders() {
        return mine.incoming().all().stream()
                .filter(share -> share.access().contains(now))
                .map(ShareFact::mount)
                .filter(mount -> mine.asset(mount)
                        .filter(asset -> asset.kind() == AssetFact.Kind.SHARE_FOLDER)
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many shares are mounted directly below one of the assets, their time over ones aside. */
    long in(Set<AssetId> assets) {
        return mine.incoming().all().stream()
                .filter(share -> assets.contains(share.mount()))
                .filter(share ->
                        share.access().until().filter(end -> !end.isAfter(now)).isEmpty())
                .count();
    }

    /** The received assets directly below some of the tenant's own or other received ones, each with that, by owner. */
    Map<TenantId, Map<AssetId, AssetId>> below(Set<AssetId> parents) {
        Map<TenantId, Map<AssetId, AssetId>> below = new HashMap<>();
        for (TenantId partner : mine.incoming().partners()) {
            world.tenant(partner).ifPresent(owner -> below.put(partner, below(parents, owner)));
        }
        return below;
    }

    private Map<AssetId, AssetId> below(Set<AssetId> parents, TenantFacts owner) {
        Preorder order = owner.tree().order();
        Map<AssetId, List<ShareFact>> shares = mine.incoming().withPartner(owner.tenant());
        Reception reception = order.reception(mine.tenant(), shares, now);
        Map<AssetId, AssetId> below = new HashMap<>();
        for (AssetId parent : parents) {
            reception.below(order.of(parent)).forEach(asset -> below.put(asset, parent));
        }
        for (AssetId root : shares.keySet()) {
            reception.mountOf(order.of(root)).filter(parents::contains).ifPresent(mount -> below.put(root, mount));
        }
        return below;
    }
}
