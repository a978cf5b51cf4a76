package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.Retention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** For how long tenants keep their samples. */
@Component
public class RetentionTable {

    private record Row(String aspectType, Optional<Integer> days, long etag) {
        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("aspect_type_id"),
                    Optional.ofNullable(row.getObject("days", Integer.class)),
                    row.getLong("etag"));
        }
    }

    public Retention find(Grant<? extends Action, TenantId> tenant) {
        List<Row> rows = tenant.sql("select * from telemetry.retention where tenant_id = :tenant")
                .param("tenant", tenant.owner().value())
                .query(Row::of)
                .list();
        Optional<Row> others =
                rows.stream().filter(row -> row.aspectType().isEmpty()).findFirst();
        TreeMap<String, Integer> byAspectType = new TreeMap<>();
        rows.stream()
                .filter(row -> !row.aspectType().isEmpty())
                .forEach(row -> row.days().ifPresent(days -> byAspectType.put(row.aspectType(), days)));
        return new Retention(
                others.flatMap(Row::days), byAspectType, others.map(Row::etag).orElse(0L));
    }

    /** How long the asset's owner keeps samples of the aspect type; absent for ever. */
    public Optional<Integer> days(Grant<? extends Action.OnAsset, AssetRef> asset, String aspectType) {
        return asset.sql("""
                        select days from telemetry.retention where tenant_id = :tenant and aspect_type_id in ('', :type)
                        order by aspect_type_id desc limit 1""")
                .param("tenant", asset.owner().value())
                .param("type", aspectType)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .optional()
                .flatMap(days -> days);
    }

    /** The version of what is set, which nobody changes until the transaction ends. */
    public long hold(Grant<Action.Administer, TenantId> tenant) {
        tenant.sql(
                        "insert into telemetry.retention (tenant_id, aspect_type_id) values (:tenant, '') on conflict do nothing")
                .param("tenant", tenant.resource().value())
                .update();
        return tenant.sql(
                        "select etag from telemetry.retention where tenant_id = :tenant and aspect_type_id = '' for update")
                .param("tenant", tenant.resource().value())
                .query(Long.class)
                .single();
    }

    /** Sets all of it anew. To be called once it is held. */
    public void put(Grant<Action.Administer, TenantId> tenant, Retention retention) {
        String[] types = retention.byAspectType().keySet().toArray(String[]::new);
        tenant.sql("""
                        delete from telemetry.retention
                        where tenant_id = :tenant and aspect_type_id <> '' and aspect_type_id <> all (:types)""")
                .param("tenant", tenant.resource().value())
                .param("types", types)
                .update();
        tenant.sql("""
                        update telemetry.retention set days = :days, etag = etag + 1
                        where tenant_id = :tenant and aspect_type_id = ''""")
                .param("tenant", tenant.resource().value())
                .param("days", retention.days().orElse(null), Types.INTEGER)
                .update();
        tenant.sql("""
                        insert into telemetry.retention as r (tenant_id, aspect_type_id, days)
                        select :tenant, t.aspect_type_id, t.days
                        from unnest(:types::text[], :days::int[]) t (aspect_type_id, days)
                        on conflict (tenant_id, aspect_type_id) do update set days = excluded.days
                        where r.days <> excluded.days""")
                .param("tenant", tenant.resource().value())
                .param("types", types)
                .param("days", retention.byAspectType().values().toArray(Integer[]::new))
                .update();
    }
}
