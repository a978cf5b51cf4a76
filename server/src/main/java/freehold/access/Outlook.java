package freehold.access;

import freehold.access.store.EpochTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Decision;
import freehold.decision.ShareId;
import freehold.decision.Subject;
import freehold.decision.TenantId;
import freehold.decision.World;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks again, from the facts in memory, whether somebody may still see what they were shown.
 *
 * <p>INVARIANT: what is found here is only ever a reason to stop. It makes no grant, and nothing can be read by it: the
 * facts are those of the last {@link #follow}, and may have changed since.
 */
@Component
public final class Outlook {
    private final Worlds worlds;
    private final EpochTable epochs;

    Outlook(Worlds worlds, EpochTable epochs) {
        this.worlds = worlds;
        this.epochs = epochs;
    }

    /**
     * How far tenants are.
     *
     * @param epochs of those that are still there
     * @param now by the database's clock; absent if none of them is
     */
    public record Followed(Map<TenantId, Long> epochs, Optional<Instant> now) {
        public Followed {
            epochs = Map.copyOf(epochs);
        }
    }

    /** Brings the facts of the tenants to what the database holds. */
    public Followed follow(Set<TenantId> tenants) {
        Followed followed = epochs.of(tenants);
        worlds.at(followed.epochs());
        return followed;
    }

    /** What the subject may see of the asset at that time; empty where it may not. */
    public Optional<Decision.Allowed> of(Subject subject, Action.OnAsset look, AssetId asset, Instant now) {
        World world = worlds.current();
        if (world.tenant(subject.tenant()).isEmpty()) {
            return Optional.empty();
        }
        return world.view(subject, now).decide(look, asset) instanceof Decision.Allowed allowed
                ? Optional.of(allowed)
                : Optional.empty();
    }

    /** Whether the tenant still has the share, and its time has not run out. */
    public boolean isLive(TenantId receiver, ShareId share, Instant now) {
        return worlds.current().tenant(receiver).stream()
                .flatMap(facts -> facts.shares().stream())
                .anyMatch(fact -> fact.id().equals(share) && fact.access().contains(now));
    }
}
