package freehold.access.facts;

import freehold.decision.PolicyFact;
import freehold.decision.PolicyId;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tenants allow their people beyond roles. */
public interface PolicyFacts {

    /** Whether the tenant's policies bind its people. */
    boolean inForce(JdbcClient snapshot, TenantId tenant);

    /** The tenant's active policies. */
    List<PolicyFact> all(JdbcClient snapshot, TenantId tenant);

    /** Those among the ids that are active. */
    List<PolicyFact> some(JdbcClient snapshot, TenantId tenant, Collection<PolicyId> ids);
}
