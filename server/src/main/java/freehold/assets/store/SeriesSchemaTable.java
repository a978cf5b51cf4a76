package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.DataType;
import freehold.assets.SeriesSchema;
import freehold.assets.TwinType;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The dynamic aspects of assets with their variables, in one look-up. */
@Component
public class SeriesSchemaTable {

    /** The aspect's whole schema, whoever asks: what of it is shown is not decided here. */
    public Optional<SeriesSchema> find(Grant<? extends Action.OnAsset, AssetRef> asset, String aspectName) {
        List<Row> rows = asset.sql("""
                        select a.twin_type, a.timezone, d.aspect_type_id, v.slot, v.name, v.data_type, v.unit, v.length,
                            v.quality_code
                        from assets.asset a
                        join assets.asset_type t on t.tenant_id = a.type_tenant_id and t.asset_type_id = a.type_id
                        join assets.asset_type_aspect d on d.tenant_id in (a.type_tenant_id, 'core')
                            and d.asset_type_id = any (t.lineage) and d.name = :aspect
                        join assets.aspect_type x on x.tenant_id = d.aspect_tenant_id
                            and x.aspect_type_id = d.aspect_type_id and x.category = 'dynamic'
                        join assets.aspect_variable v on v.tenant_id = x.tenant_id
                            and v.aspect_type_id = x.aspect_type_id
                        where a.tenant_id = :tenant and a.asset_id = :asset and a.deleted_at is null
                        order by v.slot""")
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value())
                .param("aspect", aspectName)
                .query((row, number) -> Row.of(row))
                .list();
        return rows.stream()
                .findFirst()
                .map(first -> new SeriesSchema(
                        first.twinType(),
                        first.zone(),
                        first.aspectTypeId(),
                        rows.stream().map(Row::variable).toList()));
    }

    public boolean isDynamicType(Grant<? extends Action, TenantId> tenant, String aspectTypeId) {
        return tenant.sql("""
                        select exists (select from assets.aspect_type where tenant_id in (:tenant, 'core')
                            and aspect_type_id = :id and category = 'dynamic')""")
                .param("tenant", tenant.owner().value())
                .param("id", aspectTypeId)
                .query(Boolean.class)
                .single();
    }

    private record Row(TwinType twinType, ZoneId zone, String aspectTypeId, SeriesSchema.Variable variable) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    TwinType.parse(row.getString("twin_type")).orElseThrow(),
                    ZoneId.of(row.getString("timezone")),
                    row.getString("aspect_type_id"),
                    new SeriesSchema.Variable(
                            row.getInt("slot"),
                            row.getString("name"),
                            DataType.valueOf(row.getString("data_type")),
                            Optional.ofNullable(row.getString("unit")),
                            Optional.ofNullable(row.getObject("length", Integer.class)),
                            row.getBoolean("quality_code")));
        }
    }
}
