package freehold.access.facts;

import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accepted shares. */
public interface ShareFacts {

    /** All accepted shares that the tenant has lent or received. */
    List<ShareFact> all(JdbcClient snapshot, TenantId tenant);

    /** Those among the ids that are accepted. */
    List<ShareFact> some(JdbcClient snapshot, Collection<ShareId> ids);
}
