package freehold.audit.usecase;

import freehold.access.Access;
import freehold.audit.seal.KeptHeads;
import freehold.audit.store.ChainTable;
import freehold.decision.TenantId;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps where each chain ends, signed, outside the database: every hour, and when the server stops. */
@Component
public class KeepHeads {
    private static final Logger LOG = LoggerFactory.getLogger(KeepHeads.class);

    private final Access access;
    private final RecordRefusals refusals;
    private final LinkEntries link;
    private final ChainTable chains;
    private final KeptHeads kept;

    KeepHeads(Access access, RecordRefusals refusals, LinkEntries link, ChainTable chains, KeptHeads kept) {
        this.access = access;
        this.refusals = refusals;
        this.link = link;
        this.chains = chains;
        this.kept = kept;
    }

    public void everywhere() {
        access.tenants().forEach(this::of);
    }

    public void of(TenantId tenant) {
        kept.keep(tenant, chains.head(tenant));
    }

    @PreDestroy
    void atTheEnd() {
        try {
            refusals.writeAll();
            link.everywhere();
            everywhere();
        } catch (RuntimeException e) {
            LOG.error("the ends of the audit's chains could not be kept at the end: {}", e.getMessage());
        }
    }
}
