package freehold.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The facts of all tenants, seen at once. Immutable; a server swaps one for the next by a single reference. */
public final class World {
    private final Layered<TenantId, TenantFacts> tenants;

    private World(Layered<TenantId, TenantFacts> tenants) {
        this.tenants = tenants;
    }

    public static World of(Collection<TenantFacts> tenants) {
        Map<TenantId, TenantFacts> byId = new HashMap<>();
        tenants.forEach(facts -> byId.put(facts.tenant(), facts));
        return new World(Layered.of(byId));
    }

    /** This world with the facts of some tenants replaced, or removed where the value is empty. */
    public World with(Map<TenantId, Optional<TenantFacts>> changed) {
        return new World(tenants.with(changed));
    }

    public Optional<TenantFacts> tenant(TenantId id) {
        return tenants.get(id);
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
