package freehold.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A small world as plain lists: what the oracle reads, and what the engine's facts are built from.
 *
 * @param loaded the tenants a server has facts of; the others are as good as gone
 * @param gone ids of deleted assets
 */
record Facts(
        List<TenantId> loaded,
        List<Held> assets,
        List<ShareFact> shares,
        Policies policies,
        List<AssetId> gone,
        Instant now) {

    /** Whose policies are in force, and all that are active. */
    record Policies(Set<TenantId> inForce, List<Decreed> decreed) {
        static final Policies NONE = new Policies(Set.of(), List.of());

        Policies {
            inForce = Set.copyOf(inForce);
            decreed = List.copyOf(decreed);
        }

        private List<PolicyFact> of(TenantId tenant) {
            return decreed.stream()
                    .filter(one -> one.tenant().equals(tenant))
                    .map(Decreed::policy)
                    .toList();
        }

        private PolicyBook book(TenantId tenant) {
            return PolicyBook.of(inForce.contains(tenant), of(tenant));
        }
    }

    /** A policy and whose it is. */
    record Decreed(TenantId tenant, PolicyFact policy) {}

    /** An asset and whose it is. */
    record Held(TenantId tenant, AssetFact fact) {
        AssetId id() {
            return fact.id();
        }
    }

    Facts {
        loaded = List.copyOf(loaded);
        assets = List.copyOf(assets);
        shares = List.copyOf(shares);
        gone = List.copyOf(gone);
    }

    /** The n-th asset id. Ids are spread, so that their order tells nothing of their age. */
    static AssetId id(int number) {
        long spread = (number + 1) * 0x9E3779B97F4A7C15L;
        return new AssetId("%016x%016x".formatted(spread, spread * 31 + number));
    }

    /** An id nobody has. */
    static AssetId unknown() {
        return new AssetId("f".repeat(32));
    }

    List<AssetId> everyId() {
        List<AssetId> ids = new ArrayList<>();
        assets.forEach(asset -> ids.add(asset.id()));
        ids.addAll(gone);
        ids.add(unknown());
        return ids;
    }

    Facts withLoaded(List<TenantId> changed) {
        return new Facts(changed, assets, shares, policies, gone, now);
    }

    Facts withAssets(List<Held> changed) {
        Set<AssetId> left = new HashSet<>();
        changed.forEach(asset -> left.add(asset.id()));
        List<AssetId> nowGone = new ArrayList<>(gone);
        assets.stream().map(Held::id).filter(id -> !left.contains(id)).forEach(nowGone::add);
        nowGone.removeAll(left);
        return new Facts(loaded, changed, shares, policies, nowGone, now);
    }

    Facts withShares(List<ShareFact> changed) {
        return new Facts(loaded, assets, changed, policies, gone, now);
    }

    Facts withPolicies(Policies changed) {
        return new Facts(loaded, assets, shares, changed, gone, now);
    }

    Facts at(Instant time) {
        return new Facts(loaded, assets, shares, policies, gone, time);
    }

    /** The engine's world, built from scratch. */
    World world() {
        return World.of(loaded.stream().map(tenant -> tenantFacts(tenant, 1)).toList());
    }

    TenantFacts tenantFacts(TenantId tenant, long epoch) {
        return TenantFacts.of(
                        tenant,
                        epoch,
                        assetsOf(tenant).values(),
                        sharesOf(tenant).values())
                .with(policies.book(tenant));
    }

    /** The engine's world for these facts, made of the one for other facts by telling it what is different. */
    World changed(Facts before, World world) {
        Map<TenantId, Optional<TenantFacts>> changes = new HashMap<>();
        for (TenantId tenant : before.loaded) {
            if (!loaded.contains(tenant)) {
                changes.put(tenant, Optional.empty());
            }
        }
        for (TenantId tenant : loaded) {
            Optional<TenantFacts> old = world.tenant(tenant);
            if (old.isEmpty()) {
                changes.put(tenant, Optional.of(tenantFacts(tenant, 1)));
                continue;
            }
            var assetChanges = difference(before.assetsOf(tenant), assetsOf(tenant));
            var shareChanges = difference(before.sharesOf(tenant), sharesOf(tenant));
            var policyChanges = difference(
                    byKey(before.policies.of(tenant), PolicyFact::id), byKey(policies.of(tenant), PolicyFact::id));
            boolean inForce = policies.inForce().contains(tenant);
            boolean switched = inForce != before.policies.inForce().contains(tenant);
            if (switched || !assetChanges.isEmpty() || !shareChanges.isEmpty() || !policyChanges.isEmpty()) {
                TenantFacts then = old.get().with(old.get().epoch() + 1, assetChanges, shareChanges);
                changes.put(tenant, Optional.of(then.with(then.policies().with(inForce, policyChanges))));
            }
        }
        return world.with(changes);
    }

    private Map<AssetId, AssetFact> assetsOf(TenantId tenant) {
        List<AssetFact> own = assets.stream()
                .filter(asset -> asset.tenant().equals(tenant))
                .map(Held::fact)
                .toList();
        return byKey(own, AssetFact::id);
    }

    private Map<ShareId, ShareFact> sharesOf(TenantId tenant) {
        List<ShareFact> touching = shares.stream()
                .filter(share ->
                        share.owner().equals(tenant) || share.receiver().equals(tenant))
                .toList();
        return byKey(touching, ShareFact::id);
    }

    private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        Map<K, V> map = new HashMap<>();
        values.forEach(value -> map.put(key.apply(value), value));
        return map;
    }

    private static <K, V> Map<K, Optional<V>> difference(Map<K, V> before, Map<K, V> after) {
        Map<K, Optional<V>> changes = new HashMap<>();
        before.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .forEach(key -> changes.put(key, Optional.empty()));
        after.forEach((key, value) -> {
            if (!Objects.equals(before.get(key), value)) {
                changes.put(key, Optional.of(value));
            }
        });
        return changes;
    }
}
