package freehold.identity;

import freehold.decision.TenantId;
import freehold.identity.store.StirTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whose credentials may be worth less than before, on whichever server that was brought about. */
@Component
public final class Stirs {
    private final StirTable stirs;

    Stirs(StirTable stirs) {
        this.stirs = stirs;
    }

    /**
     * Credentials to look at again.
     *
     * @param person absent for all of the tenant
     */
    public record Stir(TenantId tenant, Optional<UUID> person) {
        public boolean concerns(Caller caller) {
            return caller.tenant().equals(tenant)
                    && person.map(id -> caller.principal() instanceof Principal.Person known
                                    && known.id().equals(id))
                            .orElse(true);
        }
    }

    /**
     * What has stirred.
     *
     * @param seen a snapshot of the database to go on from: whatever is committed later is told the next time
     */
    public record Since(List<Stir> stirs, String seen) {
        public Since {
            stirs = List.copyOf(stirs);
        }
    }

    /**
     * @param seen where to go on; absent to begin now
     */
    public Since since(Optional<String> seen) {
        return stirs.since(seen);
    }
}
