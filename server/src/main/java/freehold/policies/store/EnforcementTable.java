package freehold.policies.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.policies.model.Enforcement;
import org.springframework.stereotype.Component;

/** Whether policies are in force. */
@Component
public class EnforcementTable {

    public Enforcement find(Grant<Action.Administer, TenantId> tenant) {
        return tenant.sql("select in_force, etag from policies.enforcement where tenant_id = :tenant")
                .param("tenant", tenant.resource().value())
                .query((row, number) -> new Enforcement(row.getBoolean("in_force"), row.getLong("etag")))
                .optional()
                .orElse(new Enforcement(false, 0));
    }

    public void put(Grant<Action.Administer, TenantId> tenant, boolean inForce) {
        tenant.sql("""
                        insert into policies.enforcement (tenant_id, in_force, etag) values (:tenant, :inForce, 1)
                        on conflict (tenant_id) do update set in_force = excluded.in_force, etag = enforcement.etag + 1""")
                .param("tenant", tenant.resource().value())
                .param("inForce", inForce)
                .update();
    }
}
