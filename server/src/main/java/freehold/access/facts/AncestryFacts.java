package freehold.access.facts;

import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** Where a tenant's assets hang. */
public interface AncestryFacts {

    /** All assets of the tenant, however many, deleted ones too until they are purged. */
    List<AssetFact> all(JdbcOperations snapshot, TenantId tenant);

    /** Those of the tenant's assets among the ids that exist, deleted or not. */
    List<AssetFact> some(JdbcOperations snapshot, TenantId tenant, Collection<AssetId> ids);
}
