package freehold.policies.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.policies.model.Policy;
import freehold.policies.model.Policy.Traces;
import freehold.policies.model.PolicyDraft;
import freehold.policies.model.PolicyFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Policies. */
@Component
public class PolicyTable {
    private static final String COLUMNS = "p.policy_id, p.system_made, p.name, p.description, p.active, p.subjects,"
            + " p.rules, p.created_at, p.created_by, p.modified_at, p.modified_by, p.etag";

    public long count(Grant<Action.Administer, TenantId> tenant, PolicyFilter filter) {
        return chosen(tenant, filter, "select count(*)", "").query(Long.class).single();
    }

    /** Of the tenant's own: the default policy aside. */
    public long count(Grant<? extends Action.OnTenant, TenantId> tenant) {
        return tenant.sql("select count(*) from policies.policy where tenant_id = :tenant and not system_made")
                .param("tenant", tenant.resource().value())
                .query(Long.class)
                .single();
    }

    /** By name. */
    public List<Policy> slice(Grant<Action.Administer, TenantId> tenant, PolicyFilter filter, PageWish wish) {
        return chosen(tenant, filter, "select " + COLUMNS, " order by p.name offset :offset limit :limit")
                .param("offset", wish.offset())
                .param("limit", wish.size())
                .query((row, number) -> policy(row))
                .list();
    }

    private static StatementSpec chosen(
            Grant<Action.Administer, TenantId> tenant, PolicyFilter filter, String select, String rest) {
        FilterSql where = new FilterSql(filter, FilterSql.POLICIES);
        return tenant.sql(select + " from policies.policy p where p.tenant_id = :tenant and " + where.sql() + rest)
                .params(where.parameters())
                .param("tenant", tenant.resource().value());
    }

    public Optional<Policy> find(Grant<Action.Administer, TenantId> tenant, UUID id) {
        return tenant.sql("select " + COLUMNS
                        + " from policies.policy p where p.tenant_id = :tenant and p.policy_id = :policy")
                .param("tenant", tenant.resource().value())
                .param("policy", id)
                .query((row, number) -> policy(row))
                .optional();
    }

    public UUID insert(Grant<Action.Administer, TenantId> tenant, PolicyDraft draft) {
        UUID id = UUID.randomUUID();
        try {
            content(tenant.sql("""
                            insert into policies.policy (tenant_id, policy_id, name, description, active, subjects, rules,
                                named_assets, created_by, modified_by)
                            values (:tenant, :policy, :name, :description, :active, :subjects, :rules::jsonb, 0, :by,
                                :by)"""), tenant, draft)
                    .param("policy", id)
                    .param("name", draft.name())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.conflict("name-taken", "Another policy is already called " + draft.name() + ".");
        }
        return id;
    }

    /** Makes the default policy, unless the name is taken: then there is one, or a policy of the tenant's is called so. */
    public void insertDefault(Grant<Action.Administer, TenantId> tenant, PolicyDraft draft) {
        tenant.sql("""
                        insert into policies.policy (tenant_id, policy_id, system_made, name, description, active, subjects,
                            rules, named_assets, created_by, modified_by)
                        values (:tenant, :policy, true, :name, :description, :active, :subjects, :rules::jsonb, 0,
                            'system', 'system')
                        on conflict do nothing""")
                .param("tenant", tenant.resource().value())
                .param("policy", UUID.randomUUID())
                .param("name", draft.name())
                .param("description", draft.description().orElse(null))
                .param("active", draft.active())
                .param("subjects", draft.subjects().toArray(String[]::new))
                .param("rules", RulesJson.write(draft.rules()))
                .update();
    }

    /** Whether the policy still was at the etag, and so is now as the draft says. */
    public boolean update(Grant<Action.Administer, TenantId> tenant, UUID id, long etag, PolicyDraft draft) {
        return content(tenant.sql("""
                        update policies.policy set description = :description, active = :active, subjects = :subjects,
                            rules = :rules::jsonb, modified_at = clock_timestamp(), modified_by = :by, etag = etag + 1
                        where tenant_id = :tenant and policy_id = :policy and etag = :etag"""), tenant, draft)
                        .param("policy", id)
                        .param("etag", etag)
                        .update()
                == 1;
    }

    private static StatementSpec content(
            StatementSpec statement, Grant<Action.Administer, TenantId> tenant, PolicyDraft draft) {
        return statement
                .param("tenant", tenant.resource().value())
                .param("by", tenant.caller().principal().name())
                .param("description", draft.description().orElse(null))
                .param("active", draft.active())
                .param("subjects", draft.subjects().toArray(String[]::new))
                .param("rules", RulesJson.write(draft.rules()));
    }

    /** Counts anew how many assets the policies name, each as often as it is named, those of groups too. */
    public void countNamed(Grant<Action.Administer, TenantId> tenant, Collection<UUID> ids) {
        tenant.sql("""
                        update policies.policy p set named_assets = (
                            select coalesce(sum(case when lower(split_part(resource, ':', 6)) = 'resourcegroup'
                                then coalesce(cardinality(g.resources), 0) else 1 end), 0)
                            from jsonb_array_elements(p.rules) as rule
                            cross join lateral jsonb_array_elements_text(rule -> 'resources') as resource
                            left join policies.resource_group g
                                on g.tenant_id = p.tenant_id and g.name = split_part(resource, ':', 7))
                        where p.tenant_id = :tenant and p.policy_id = any (:ids)""")
                .param("tenant", tenant.resource().value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** How many assets all policies of the tenant name, each as often as it is named. */
    public long namedAssets(Grant<Action.Administer, TenantId> tenant) {
        return tenant.sql(
                        "select coalesce(sum(named_assets), 0)::bigint from policies.policy where tenant_id = :tenant")
                .param("tenant", tenant.resource().value())
                .query(Long.class)
                .single();
    }

    public boolean delete(Grant<Action.Administer, TenantId> tenant, UUID id) {
        return tenant.sql("delete from policies.policy where tenant_id = :tenant and policy_id = :policy")
                        .param("tenant", tenant.resource().value())
                        .param("policy", id)
                        .update()
                == 1;
    }

    /** The policies with a rule that names one of the resources, active or not. */
    public List<UUID> naming(Grant<Action.Administer, TenantId> tenant, String groupName) {
        return tenant.sql("""
                        select p.policy_id from policies.policy p
                        where p.tenant_id = :tenant and exists (
                            select from jsonb_array_elements(p.rules) as rule,
                                jsonb_array_elements_text(rule -> 'resources') as resource
                            where lower(resource) like '%:resourcegroup:' || lower(:name)
                                and split_part(resource, ':', 7) = :name)""")
                .param("tenant", tenant.resource().value())
                .param("name", groupName)
                .query((row, number) -> row.getObject("policy_id", UUID.class))
                .list();
    }

    private static Policy policy(ResultSet row) throws SQLException {
        return new Policy(
                row.getObject("policy_id", UUID.class),
                row.getBoolean("system_made"),
                new PolicyDraft(
                        row.getString("name"),
                        Optional.ofNullable(row.getString("description")),
                        row.getBoolean("active"),
                        List.of((String[]) row.getArray("subjects").getArray()),
                        RulesJson.read(row.getString("rules"))),
                traces(row));
    }

    static Traces traces(ResultSet row) throws SQLException {
        return new Traces(
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("modified_by"),
                row.getObject("modified_at", OffsetDateTime.class).toInstant(),
                row.getLong("etag"));
    }
}
