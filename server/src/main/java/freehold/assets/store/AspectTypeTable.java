package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.model.AspectType;
import freehold.assets.model.AspectTypeField;
import freehold.assets.model.Category;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.assets.model.Variable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Aspect types with their variables. */
@Component
public class AspectTypeTable {
    private static final String SELECT = """
            select t.aspect_type_id, t.name, t.category, t.description, t.etag,
                (select jsonb_agg(jsonb_build_object('name', v.name, 'dataType', v.data_type, 'unit', v.unit,
                        'length', v.length, 'searchable', v.searchable, 'qualityCode', v.quality_code,
                        'defaultValue', v.default_value) order by v.slot)
                    from assets.aspect_variable v
                    where v.tenant_id = t.tenant_id and v.aspect_type_id = t.aspect_type_id) as variables
            from assets.aspect_type t where t.tenant_id = any (:tenants) and\s""";

    private static final Map<String, Column> COLUMNS = Map.of(
            AspectTypeField.ID.key(), new Column.Required("t.aspect_type_id"),
            AspectTypeField.TENANT_ID.key(), new Column.Required("t.tenant_id"),
            AspectTypeField.NAME.key(), new Column.Required("t.name"),
            AspectTypeField.CATEGORY.key(), new Column.Required("t.category"),
            AspectTypeField.DESCRIPTION.key(), new Column.Required("t.description"),
            AspectTypeField.SCOPE.key(), Column.scope());

    /** Those of the ids that exist among the types of the grant's owner and the built-in ones. */
    public List<AspectType> find(Grant<? extends Action, ?> grant, Collection<TypeId> ids) {
        return grant.sql(SELECT + "t.aspect_type_id = any (:ids)")
                .param("tenants", tenants(grant))
                .param("ids", ids.stream().map(TypeId::value).toArray(String[]::new))
                .query((row, number) -> type(row))
                .list();
    }

    public long count(Grant<Action.Browse, TenantId> tenant, Filter<AspectType> filter) {
        Where where = Where.of(filter, COLUMNS);
        return tenant.sql("select count(*) from assets.aspect_type t where t.tenant_id = any (:tenants) and "
                        + where.sql())
                .params(where.parameters())
                .param("tenants", tenants(tenant))
                .query(Long.class)
                .single();
    }

    public List<AspectType> slice(
            Grant<Action.Browse, TenantId> tenant, Listing<AspectType> listing, long offset, int limit) {
        Where where = Where.of(listing.filter(), COLUMNS);
        String direction = listing.order().descending() ? " desc" : "";
        Column key = COLUMNS.getOrDefault(listing.order().field().key(), new Column.Required("t.aspect_type_id"));
        return tenant.sql(SELECT + where.sql() + " order by " + key.sortKey() + direction + ", t.aspect_type_id"
                        + direction + " offset :offset limit :limit")
                .params(where.parameters())
                .param("tenants", tenants(tenant))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> type(row))
                .list();
    }

    public void insert(Grant<Action.EditModel, TenantId> tenant, TypeId id, TypeDraft.OfAspect draft) {
        naming(
                draft.name(),
                () -> tenant.sql("""
                                insert into assets.aspect_type (tenant_id, aspect_type_id, name, category, description)
                                values (:tenant, :id, :name, :category, :description)""")
                        .param("tenant", tenant.resource().value())
                        .param("id", id.value())
                        .param("name", draft.name())
                        .param("category", draft.category().text())
                        .param("description", draft.description())
                        .update());
        draft.variables().forEach(variable -> insert(tenant, id, variable));
    }

    public void update(Grant<Action.EditModel, TenantId> tenant, AspectType before, TypeDraft.OfAspect draft) {
        naming(
                draft.name(),
                () -> tenant.sql("""
                                update assets.aspect_type set name = :name, description = :description, etag = etag + 1
                                where tenant_id = :tenant and aspect_type_id = :id""")
                        .param("tenant", tenant.resource().value())
                        .param("id", before.id().value())
                        .param("name", draft.name())
                        .param("description", draft.description())
                        .update());
        for (Variable variable : draft.variables()) {
            if (before.variable(variable.name()).isPresent()) {
                update(tenant, before.id(), variable);
            } else {
                insert(tenant, before.id(), variable);
            }
        }
    }

    /** Deletes a type that nothing uses. */
    public void delete(Grant<Action.EditModel, TenantId> tenant, TypeId id) {
        for (String table : List.of("aspect_variable", "aspect_type")) {
            tenant.sql("delete from assets." + table + " where tenant_id = :tenant and aspect_type_id = :id")
                    .param("tenant", tenant.resource().value())
                    .param("id", id.value())
                    .update();
        }
    }

    private static void naming(String name, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.conflict(
                    "name-taken", "Another aspect type of the tenant is already called " + name + ".");
        }
    }

    private static void insert(Grant<Action.EditModel, TenantId> tenant, TypeId id, Variable variable) {
        StatementSpec statement = tenant.sql("""
                        insert into assets.aspect_variable (tenant_id, aspect_type_id, slot, name, data_type, unit,
                            length, searchable, quality_code, default_value)
                        select :tenant, :id, coalesce(max(slot) + 1, 0), :name, :dataType, :unit, :length, :searchable,
                            :qualityCode, :defaultValue
                        from assets.aspect_variable where tenant_id = :tenant and aspect_type_id = :id""")
                .param("tenant", tenant.resource().value())
                .param("id", id.value())
                .param("dataType", variable.dataType().name())
                .param("qualityCode", variable.qualityCode());
        VariableJson.changeable(statement, variable).update();
    }

    private static void update(Grant<Action.EditModel, TenantId> tenant, TypeId id, Variable variable) {
        StatementSpec statement =
                tenant.sql("""
                        update assets.aspect_variable set unit = :unit, length = :length, searchable = :searchable,
                            default_value = :defaultValue
                        where tenant_id = :tenant and aspect_type_id = :id and name = :name""").param("tenant", tenant.resource().value()).param("id", id.value());
        VariableJson.changeable(statement, variable).update();
    }

    private static String[] tenants(Grant<? extends Action, ?> grant) {
        return new String[] {grant.owner().value(), TenantId.CORE.value()};
    }

    private static AspectType type(ResultSet row) throws SQLException {
        return new AspectType(
                new TypeId(row.getString("aspect_type_id")),
                row.getString("name"),
                Category.parse(row.getString("category")).orElseThrow(),
                row.getString("description"),
                VariableJson.list(row.getString("variables")),
                row.getLong("etag"));
    }
}
