package freehold.identity;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.Map;

/**
 * Which subtenants a tenant has. Implemented by the module that keeps them; identity knows their ids only.
 *
 * <p>Asked within a transaction of the tenant. Whoever ends a subtenant calls {@link SubtenantUsers#end} in the same
 * transaction, so that none of its users outlives it.
 */
public interface Subtenants {

    /** The display names of those that exist; the ids of others are missing from the answer. */
    Map<SubtenantId, String> names(TenantId tenant, Collection<SubtenantId> wanted);

    /** Whether the tenant may have subtenants at all: OPERATOR tenants may not. */
    boolean available(TenantId tenant);
}
