package freehold.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts of all tenants, seen at once. Immutable; a server swaps one for the next by a single reference. */
public final class World {
    /** So many owners of assets that are gone are kept without counting. */
    private static final int FEW = 100_000;

    private final Layered<TenantId, TenantFacts> tenants;
    private final Owners owners;

    private World(Layered<TenantId, TenantFacts> tenants, Owners owners) {
        this.tenants = tenants;
        this.owners = owners;
    }

    public static World of(Collection<TenantFacts> tenants) {
        Map<TenantId, TenantFacts> byId = new HashMap<>();
        tenants.forEach(facts -> byId.put(facts.tenant(), facts));
        Owners owners = new Owners();
        tenants.forEach(facts -> owners.add(facts, Optional.empty()));
        return new World(Layered.of(byId), owners);
    }

    /** This world with the facts of some tenants replaced, or removed where the value is empty. */
    public World with(Map<TenantId, Optional<TenantFacts>> changed) {
        changed.forEach((id, facts) -> facts.ifPresent(present -> owners.add(present, tenants.get(id))));
        World next = new World(tenants.with(changed), owners);
        return next.isMostlyGone() ? World.of(next.tenants()) : next;
    }

    /** Whether most of what owners are known of is of assets that are in no tree and no bin any more. */
    private boolean isMostlyGone() {
        return owners.size() > FEW
                && owners.size() / 2
                        > tenants().stream().mapToLong(TenantFacts::assetCount).sum();
    }

    public Optional<TenantFacts> tenant(TenantId id) {
        return tenants.get(id);
    }

    /** The tenant in whose tree the asset is, if it is one of these. */
    Optional<TenantFacts> ownerAmong(Set<TenantId> candidates, AssetId id) {
        Optional<TenantId> lastKnown = owners.lastKnown(id);
        Optional<TenantFacts> owner = lastKnown.flatMap(last -> ownerIf(last, id));
        if (lastKnown.isEmpty() || owner.isPresent()) {
            return owner.filter(facts -> candidates.contains(facts.tenant()));
        }
        return candidates.stream()
                .flatMap(candidate -> ownerIf(candidate, id).stream())
                .findFirst();
    }

    private Optional<TenantFacts> ownerIf(TenantId tenant, AssetId id) {
        return tenant(tenant).filter(facts -> facts.has(id));
    }

    public Collection<TenantFacts> tenants() {
        return tenants.values();
    }

    /**
     * Pins this world for all questions of one request.
     *
     * @param now by the database's clock
     */
    public View view(Subject subject, Instant now) {
        return new View(this, subject, now);
    }
}
