package freehold.audit.usecase;

import freehold.audit.model.Head;
import freehold.audit.store.ChainTable;
import freehold.decision.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Chains the entries that were written since, and remembers how far each chain has been seen to reach. */
@Component
public class LinkEntries {
    private final ChainTable chains;
    private final Map<TenantId, Head> seen = new ConcurrentHashMap<>();

    LinkEntries(ChainTable chains) {
        this.chains = chains;
    }

    public void everywhere() {
        chains.tenantsWaiting().forEach(this::of);
    }

    public void of(TenantId tenant) {
        ChainTable.Linked linked;
        do {
            linked = chains.link(tenant);
            remember(tenant, linked.head());
        } while (linked.more());
    }

    private void remember(TenantId tenant, Head head) {
        seen.merge(tenant, head, (known, now) -> now.number() > known.number() ? now : known);
    }

    /** The furthest head this server has seen since it started. */
    public Optional<Head> seen(TenantId tenant) {
        return Optional.ofNullable(seen.get(tenant)).filter(head -> head.number() > 0);
    }
}
