package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.model.TypeId;
import freehold.decision.Action;
import freehold.decision.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What keeps a type from being deleted, in words fit for the refusal. */
@Component
public class TypeUsers {
    public List<String> ofAspectType(Grant<Action.EditModel, TenantId> tenant, TypeId id, int most) {
        return list(tenant, id, most, """
                select distinct asset_type_id as name from assets.asset_type_aspect
                where tenant_id = :tenant and aspect_tenant_id = :tenant and aspect_type_id = :id
                order by asset_type_id limit :most""");
    }

    public List<String> childrenOf(Grant<Action.EditModel, TenantId> tenant, TypeId id, int most) {
        return list(tenant, id, most, """
                select asset_type_id as name from assets.asset_type
                where tenant_id = :tenant and parent_type_id = :id and lineage @> array[:id]::text[]
                order by asset_type_id limit :most""");
    }

    /** Deleted ones too: they can be restored, and then need their type. */
    public List<String> assetsOf(Grant<Action.EditModel, TenantId> tenant, TypeId id, int most) {
        return list(tenant, id, most, """
                select name || ' (' || asset_id || case when deleted_at is null then ')' else ', deleted)' end as name
                from assets.asset
                where type_tenant_id = :tenant and type_id = :id and tenant_id = :tenant
                order by asset_id limit :most""");
    }

    private static List<String> list(Grant<Action.EditModel, TenantId> tenant, TypeId id, int most, String sql) {
        return tenant.sql(sql)
                .param("tenant", tenant.resource().value())
                .param("id", id.value())
                .param("most", most)
                .query((row, number) -> row.getString("name"))
                .list();
    }
}
