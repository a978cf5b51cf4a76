package freehold.assets.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import org.springframework.stereotype.Component;

/** Tenants that have locked their types. */
@Component
public class ModelLockTable {
    public boolean locked(Grant<? extends Action.OnTenant, TenantId> tenant) {
        return tenant.sql("select exists (select from assets.model_lock where tenant_id = :tenant)")
                .param("tenant", tenant.resource().value())
                .query(Boolean.class)
                .single();
    }

    public void set(Grant<Action.EditModel, TenantId> tenant, boolean locked) {
        tenant.sql(
                        locked
                                ? "insert into assets.model_lock (tenant_id) values (:tenant) on conflict do nothing"
                                : "delete from assets.model_lock where tenant_id = :tenant")
                .param("tenant", tenant.resource().value())
                .update();
    }
}
