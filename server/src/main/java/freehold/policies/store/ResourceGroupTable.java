package freehold.policies.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.policies.model.PolicyFilter;
import freehold.policies.model.ResourceGroup;
import freehold.policies.model.ResourceGroup.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Groups of resources. */
@Component
public class ResourceGroupTable {
    private static final String COLUMNS = "p.group_id, p.name, p.description, p.resources, p.created_at, p.created_by,"
            + " p.modified_at, p.modified_by, p.etag";

    public long count(Grant<Action.Administer, TenantId> tenant, PolicyFilter filter) {
        return chosen(tenant, filter, "select count(*)", "").query(Long.class).single();
    }

    /** By name. */
    public List<ResourceGroup> slice(Grant<Action.Administer, TenantId> tenant, PolicyFilter filter, PageWish wish) {
        return chosen(tenant, filter, "select " + COLUMNS, " order by p.name offset :offset limit :limit")
                .param("offset", wish.offset())
                .param("limit", wish.size())
                .query((row, number) -> group(row))
                .list();
    }

    private static StatementSpec chosen(
            Grant<Action.Administer, TenantId> tenant, PolicyFilter filter, String select, String rest) {
        FilterSql where = new FilterSql(filter, FilterSql.RESOURCE_GROUPS);
        return tenant.sql(select + " from policies.resource_group p where p.tenant_id = :tenant and " + where.sql()
                        + rest)
                .params(where.parameters())
                .param("tenant", tenant.resource().value());
    }

    public Optional<ResourceGroup> find(Grant<Action.Administer, TenantId> tenant, UUID id) {
        return tenant.sql("select " + COLUMNS
                        + " from policies.resource_group p where p.tenant_id = :tenant and p.group_id = :group")
                .param("tenant", tenant.resource().value())
                .param("group", id)
                .query((row, number) -> group(row))
                .optional();
    }

    /** What is in the groups of those names; unknown ones are left out. */
    public Map<String, List<String>> resources(Grant<Action.Administer, TenantId> tenant, Collection<String> names) {
        Map<String, List<String>> found = new HashMap<>();
        tenant.sql("select name, resources from policies.resource_group"
                        + " where tenant_id = :tenant and name = any (:names)")
                .param("tenant", tenant.resource().value())
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("name"), texts(row));
                });
        return found;
    }

    /** Which of the names are those of groups. */
    public Set<String> present(Grant<Action.Administer, TenantId> tenant, Collection<String> names) {
        return names.isEmpty()
                ? Set.of()
                : Set.copyOf(tenant.sql("select name from policies.resource_group"
                                + " where tenant_id = :tenant and name = any (:names)")
                        .param("tenant", tenant.resource().value())
                        .param("names", names.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    public UUID insert(Grant<Action.Administer, TenantId> tenant, Draft draft) {
        UUID id = UUID.randomUUID();
        try {
            content(tenant.sql("""
                            insert into policies.resource_group (tenant_id, group_id, name, description, resources,
                                created_by, modified_by)
                            values (:tenant, :group, :name, :description, :resources, :by, :by)"""), tenant, draft)
                    .param("group", id)
                    .param("name", draft.name())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.conflict(
                    "name-taken", "Another group of resources is already called " + draft.name() + ".");
        }
        return id;
    }

    public boolean update(Grant<Action.Administer, TenantId> tenant, UUID id, long etag, Draft draft) {
        return content(tenant.sql("""
                        update policies.resource_group set description = :description, resources = :resources,
                            modified_at = clock_timestamp(), modified_by = :by, etag = etag + 1
                        where tenant_id = :tenant and group_id = :group and etag = :etag"""), tenant, draft)
                        .param("group", id)
                        .param("etag", etag)
                        .update()
                == 1;
    }

    private static StatementSpec content(
            StatementSpec statement, Grant<Action.Administer, TenantId> tenant, Draft draft) {
        return statement
                .param("tenant", tenant.resource().value())
                .param("by", tenant.caller().principal().name())
                .param("description", draft.description().orElse(null))
                .param("resources", draft.resources().toArray(String[]::new));
    }

    public boolean delete(Grant<Action.Administer, TenantId> tenant, UUID id) {
        return tenant.sql("delete from policies.resource_group where tenant_id = :tenant and group_id = :group")
                        .param("tenant", tenant.resource().value())
                        .param("group", id)
                        .update()
                == 1;
    }

    private static ResourceGroup group(ResultSet row) throws SQLException {
        return new ResourceGroup(
                row.getObject("group_id", UUID.class),
                new Draft(row.getString("name"), Optional.ofNullable(row.getString("description")), texts(row)),
                PolicyTable.traces(row));
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("resources").getArray());
    }
}
