package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.model.AssetType;
import freehold.assets.model.AssetTypeField;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeDraft.AspectUse;
import freehold.assets.model.TypeId;
import freehold.assets.model.Variable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Asset types, each with what it brings itself. */
@Component
public class AssetTypeTable {
    private static final String SELECT = """
            select t.asset_type_id, t.name, t.description, t.lineage, t.instantiable, t.etag,
                (select coalesce(jsonb_agg(jsonb_build_object('name', v.name, 'dataType', v.data_type, 'unit', v.unit,
                        'length', v.length, 'searchable', v.searchable, 'qualityCode', false,
                        'defaultValue', v.default_value) order by v.position), '[]')
                    from assets.asset_type_variable v
                    where v.tenant_id = t.tenant_id and v.asset_type_id = t.asset_type_id) as variables,
                (select coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'aspectTypeId', d.aspect_type_id)
                        order by d.position), '[]')
                    from assets.asset_type_aspect d
                    where d.tenant_id = t.tenant_id and d.asset_type_id = t.asset_type_id) as aspects
            from assets.asset_type t where t.tenant_id = any (:tenants) and\s""";

    private static final Map<String, Column> COLUMNS = Map.of(
            AssetTypeField.ID.key(), new Column.Required("t.asset_type_id"),
            AssetTypeField.TENANT_ID.key(), new Column.Required("t.tenant_id"),
            AssetTypeField.NAME.key(), new Column.Required("t.name"),
            AssetTypeField.DESCRIPTION.key(), new Column.Required("t.description"),
            AssetTypeField.PARENT_TYPE_ID.key(), new Column.Nullable("t.parent_type_id"),
            AssetTypeField.SCOPE.key(), Column.scope(),
            AssetTypeField.INSTANTIABLE.key(), new Column.Required("t.instantiable::text"));

    /** A type without what it inherits. */
    public record Row(
            TypeId id,
            String name,
            String description,
            List<TypeId> lineage,
            boolean instantiable,
            List<Variable> variables,
            List<AspectUse> aspects,
            long etag) {}

    /** Those of the ids that exist among the types of the grant's owner and the built-in ones, and all above them. */
    public List<Row> withAncestors(Grant<? extends Action, ?> grant, Collection<TypeId> ids) {
        return grant.sql(SELECT + """
                        t.asset_type_id in (select unnest(w.lineage) from assets.asset_type w
                            where w.tenant_id = any (:tenants) and w.asset_type_id = any (:ids))""")
                .param("tenants", tenants(grant))
                .param("ids", ids.stream().map(TypeId::value).toArray(String[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    /** Types of the tenant derived from this one. */
    public List<Row> descendants(Grant<Action.EditModel, TenantId> tenant, TypeId id) {
        return tenant.sql(SELECT + "t.lineage @> array[:id]::text[] and t.asset_type_id <> :id")
                .param("tenants", tenants(tenant))
                .param("id", id.value())
                .query((row, number) -> row(row))
                .list();
    }

    public long count(Grant<Action.Browse, TenantId> tenant, Filter<AssetType> filter) {
        Where where = Where.of(filter, COLUMNS);
        return tenant.sql("select count(*) from assets.asset_type t where t.tenant_id = any (:tenants) and "
                        + where.sql())
                .params(where.parameters())
                .param("tenants", tenants(tenant))
                .query(Long.class)
                .single();
    }

    public List<TypeId> slice(
            Grant<Action.Browse, TenantId> tenant, Listing<AssetType> listing, long offset, int limit) {
        Where where = Where.of(listing.filter(), COLUMNS);
        String direction = listing.order().descending() ? " desc" : "";
        Column key = COLUMNS.getOrDefault(listing.order().field().key(), new Column.Required("t.asset_type_id"));
        return tenant.sql("select t.asset_type_id from assets.asset_type t where t.tenant_id = any (:tenants) and "
                        + where.sql() + " order by " + key.sortKey() + direction + ", t.asset_type_id" + direction
                        + " offset :offset limit :limit")
                .params(where.parameters())
                .param("tenants", tenants(tenant))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new TypeId(row.getString("asset_type_id")))
                .list();
    }

    public void insert(Grant<Action.EditModel, TenantId> tenant, TypeId id, AssetType parent, TypeDraft.OfAsset draft) {
        tenant.sql("""
                        insert into assets.asset_type (tenant_id, asset_type_id, name, description, parent_type_id,
                            lineage, instantiable)
                        values (:tenant, :id, :name, :description, :parent, array_prepend(:id, :above), :instantiable)""")
                .param("tenant", tenant.resource().value())
                .param("id", id.value())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("parent", parent.id().value())
                .param("above", parent.lineage().stream().map(TypeId::value).toArray(String[]::new))
                .param("instantiable", draft.instantiable())
                .update();
        draft.variables().forEach(variable -> insert(tenant, id, variable));
        draft.aspects().forEach(aspect -> insert(tenant, id, aspect));
    }

    public void update(Grant<Action.EditModel, TenantId> tenant, AssetType before, TypeDraft.OfAsset draft) {
        tenant.sql("""
                        update assets.asset_type set name = :name, description = :description,
                            instantiable = :instantiable, etag = etag + 1
                        where tenant_id = :tenant and asset_type_id = :id""")
                .param("tenant", tenant.resource().value())
                .param("id", before.id().value())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("instantiable", draft.instantiable())
                .update();
        for (Variable variable : draft.variables()) {
            if (before.variable(variable.name()).isPresent()) {
                update(tenant, before.id(), variable);
            } else {
                insert(tenant, before.id(), variable);
            }
        }
        draft.aspects().stream()
                .filter(aspect -> before.aspect(aspect.name()).isEmpty())
                .forEach(aspect -> insert(tenant, before.id(), aspect));
    }

    /** Gives a variable another name, in the type and in all assets that have a value for it. */
    public void rename(Grant<Action.EditModel, TenantId> tenant, TypeId id, String from, String to) {
        for (String sql : List.of("""
                        update assets.asset_type_variable set name = :to
                        where tenant_id = :tenant and asset_type_id = :id and name = :from""", """
                        update assets.asset a set etag = a.etag + 1, variables = a.variables - cast(:from as text)
                            || jsonb_build_object(cast(:to as text), a.variables -> cast(:from as text))
                        from assets.asset_type t
                        where t.tenant_id = :tenant and t.lineage @> array[:id]::text[]
                            and a.type_tenant_id = :tenant and a.type_id = t.asset_type_id and a.tenant_id = :tenant
                            and jsonb_exists(a.variables, :from)""")) {
            tenant.sql(sql)
                    .param("tenant", tenant.resource().value())
                    .param("id", id.value())
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
    }

    /** Deletes a type that nothing uses. */
    public void delete(Grant<Action.EditModel, TenantId> tenant, TypeId id) {
        try {
            for (String table : List.of("asset_type_variable", "asset_type_aspect", "asset_type")) {
                tenant.sql("delete from assets." + table + " where tenant_id = :tenant and asset_type_id = :id")
                        .param("tenant", tenant.resource().value())
                        .param("id", id.value())
                        .update();
            }
        } catch (DataIntegrityViolationException created) {
            // Assets are created without waiting for changes of types.
            throw ProblemException.conflict("in-use", "An asset of the type " + id + " has just been created.");
        }
    }

    private static void insert(Grant<Action.EditModel, TenantId> tenant, TypeId id, Variable variable) {
        StatementSpec statement = tenant.sql("""
                        insert into assets.asset_type_variable (tenant_id, asset_type_id, position, name, data_type,
                            unit, length, searchable, default_value)
                        select :tenant, :id, coalesce(max(position) + 1, 0), :name, :dataType, :unit, :length,
                            :searchable, :defaultValue
                        from assets.asset_type_variable where tenant_id = :tenant and asset_type_id = :id""")
                .param("tenant", tenant.resource().value())
                .param("id", id.value())
                .param("dataType", variable.dataType().name());
        VariableJson.changeable(statement, variable).update();
    }

    private static void update(Grant<Action.EditModel, TenantId> tenant, TypeId id, Variable variable) {
        StatementSpec statement =
                tenant.sql("""
                        update assets.asset_type_variable set unit = :unit, length = :length,
                            searchable = :searchable, default_value = :defaultValue
                        where tenant_id = :tenant and asset_type_id = :id and name = :name""").param("tenant", tenant.resource().value()).param("id", id.value());
        VariableJson.changeable(statement, variable).update();
    }

    private static void insert(Grant<Action.EditModel, TenantId> tenant, TypeId id, AspectUse aspect) {
        tenant.sql("""
                        insert into assets.asset_type_aspect (tenant_id, asset_type_id, position, name, aspect_type_id)
                        select :tenant, :id, coalesce(max(position) + 1, 0), :name, :aspectType
                        from assets.asset_type_aspect where tenant_id = :tenant and asset_type_id = :id""")
                .param("tenant", tenant.resource().value())
                .param("id", id.value())
                .param("name", aspect.name())
                .param("aspectType", aspect.aspectTypeId())
                .update();
    }

    private static String[] tenants(Grant<? extends Action, ?> grant) {
        return new String[] {grant.owner().value(), TenantId.CORE.value()};
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new TypeId(row.getString("asset_type_id")),
                row.getString("name"),
                row.getString("description"),
                Arrays.stream((String[]) row.getArray("lineage").getArray())
                        .map(TypeId::new)
                        .toList(),
                row.getBoolean("instantiable"),
                VariableJson.list(row.getString("variables")),
                List.of(AssetsJson.read(row.getString("aspects"), AspectUse[].class)),
                row.getLong("etag"));
    }
}
