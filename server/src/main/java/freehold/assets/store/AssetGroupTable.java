package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.model.AssetGroup;
import freehold.assets.model.AssetGroup.Draft;
import freehold.assets.model.AssetGroup.Member;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Groups of assets with their members, those in the bin aside. */
@Component
public class AssetGroupTable {
    private static final String SELECT = """
            select g.group_id, g.name, g.description, g.etag,
                (select coalesce(jsonb_agg(jsonb_build_object('id', a.asset_id, 'name', a.name)
                        order by a.name, a.asset_id), '[]')
                    from assets.asset_group_member m
                    join assets.asset a on a.tenant_id = m.tenant_id and a.asset_id = m.asset_id
                    where m.tenant_id = g.tenant_id and m.group_id = g.group_id and a.deleted_at is null) as members
            from assets.asset_group g where g.tenant_id = :tenant""";

    /** All of the tenant's, by name. */
    public List<AssetGroup> all(Grant<Action.Browse, TenantId> tenant) {
        return tenant.sql(SELECT + " order by g.name")
                .param("tenant", tenant.resource().value())
                .query((row, number) -> group(row))
                .list();
    }

    public Optional<AssetGroup> find(Grant<? extends Action.OnTenant, TenantId> tenant, UUID id) {
        return tenant.sql(SELECT + " and g.group_id = :group")
                .param("tenant", tenant.resource().value())
                .param("group", id)
                .query((row, number) -> group(row))
                .optional();
    }

    /** Which of the wanted members are there, and not in the bin. */
    public Set<String> inTree(Grant<Action.EditGroups, TenantId> tenant, Draft draft) {
        return Set.copyOf(tenant.sql("""
                        select asset_id from assets.asset
                        where tenant_id = :tenant and asset_id = any (:assets) and deleted_at is null""")
                .param("tenant", tenant.resource().value())
                .param("assets", draft.members().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** How many the tenant has. New ones wait from now on until the transaction ends, so that none slips in. */
    public long countLocked(Grant<Action.EditGroups, TenantId> tenant) {
        tenant.sql("select pg_advisory_xact_lock(hashtextextended('assets.groups.' || :tenant, 0))")
                .param("tenant", tenant.resource().value())
                .query(row -> {});
        return tenant.sql("select count(*) from assets.asset_group where tenant_id = :tenant")
                .param("tenant", tenant.resource().value())
                .query(Long.class)
                .single();
    }

    public UUID insert(Grant<Action.EditGroups, TenantId> tenant, Draft draft) {
        UUID id = UUID.randomUUID();
        naming(
                draft.name(),
                () -> tenant.sql("""
                                insert into assets.asset_group (tenant_id, group_id, name, description)
                                values (:tenant, :group, :name, :description)""")
                        .param("tenant", tenant.resource().value())
                        .param("group", id)
                        .param("name", draft.name())
                        .param("description", draft.description().orElse(null))
                        .update());
        insertMembers(tenant, id, draft);
        return id;
    }

    /** Whether the group still was at the etag, and so is now as the draft says. */
    public boolean update(Grant<Action.EditGroups, TenantId> tenant, AssetGroup group, Draft draft) {
        int[] changed = new int[1];
        naming(
                draft.name(),
                () -> changed[0] = tenant.sql("""
                                update assets.asset_group set name = :name, description = :description, etag = etag + 1
                                where tenant_id = :tenant and group_id = :group and etag = :etag""")
                        .param("tenant", tenant.resource().value())
                        .param("group", group.id())
                        .param("etag", group.etag())
                        .param("name", draft.name())
                        .param("description", draft.description().orElse(null))
                        .update());
        if (changed[0] == 0) {
            return false;
        }
        tenant.sql("delete from assets.asset_group_member where tenant_id = :tenant and group_id = :group")
                .param("tenant", tenant.resource().value())
                .param("group", group.id())
                .update();
        insertMembers(tenant, group.id(), draft);
        return true;
    }

    private static void insertMembers(Grant<Action.EditGroups, TenantId> tenant, UUID group, Draft draft) {
        tenant.sql("""
                        insert into assets.asset_group_member (tenant_id, group_id, asset_id)
                        select :tenant, :group, unnest(:assets)""")
                .param("tenant", tenant.resource().value())
                .param("group", group)
                .param("assets", draft.members().toArray(String[]::new))
                .update();
    }

    /** Whether the group still was at the etag, and so is gone. */
    public boolean delete(Grant<Action.EditGroups, TenantId> tenant, AssetGroup group) {
        return tenant.sql("delete from assets.asset_group"
                                + " where tenant_id = :tenant and group_id = :group and etag = :etag")
                        .param("tenant", tenant.resource().value())
                        .param("group", group.id())
                        .param("etag", group.etag())
                        .update()
                == 1;
    }

    private static void naming(String name, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.conflict("name-taken", "Another group is already called " + name + ".");
        }
    }

    private record Row(String id, String name) {}

    private static AssetGroup group(ResultSet row) throws SQLException {
        return new AssetGroup(
                row.getObject("group_id", UUID.class),
                row.getString("name"),
                Optional.ofNullable(row.getString("description")),
                Arrays.stream(AssetsJson.read(row.getString("members"), Row[].class))
                        .map(member -> new Member(new AssetId(member.id()), member.name()))
                        .toList(),
                row.getLong("etag"));
    }
}
