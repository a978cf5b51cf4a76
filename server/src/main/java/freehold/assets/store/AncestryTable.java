package freehold.assets.store;

import freehold.access.facts.AncestryFacts;
import freehold.decision.AssetFact;
import freehold.decision.AssetFact.Kind;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.decision.Traits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where assets hang, read with the login that sees nothing else of them. */
@Component
class AncestryTable implements AncestryFacts {
    private static final String FACTS = """
            select a.asset_id, a.parent_id, a.subtenant_id, a.deleted_at is not null as deleted, a.labels, t.lineage,
                case when a.type_id = 'core.shareenterprise' then 'SHARE_FOLDER'
                    when a.holds_subtenant is not null then 'SUBTENANT_FOLDER'
                    when 'core.basichierarchy' = any (t.lineage) then 'BASIC_HIERARCHY'
                    else 'OTHER' end as kind
            from assets.asset a
            join assets.asset_type t on t.tenant_id = a.type_tenant_id and t.asset_type_id = a.type_id
            where a.tenant_id = :tenant""";

    @Override
    public List<AssetFact> all(JdbcClient snapshot, TenantId tenant) {
        return snapshot.sql(FACTS)
                .param("tenant", tenant.value())
                .query(facts())
                .list();
    }

    @Override
    public List<AssetFact> some(JdbcClient snapshot, TenantId tenant, Collection<AssetId> ids) {
        return snapshot.sql(FACTS + " and a.asset_id = any (:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids.stream().map(AssetId::value).toArray(String[]::new))
                .query(facts())
                .list();
    }

    /** Assets with the same type and labels share what is known of both. */
    private static RowMapper<AssetFact> facts() {
        Map<Traits, Traits> known = new HashMap<>();
        return (row, number) -> {
            Traits traits = new Traits(texts(row, "lineage"), Set.copyOf(texts(row, "labels")));
            Traits same = known.putIfAbsent(traits, traits);
            return fact(row, same == null ? traits : same);
        };
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static AssetFact fact(ResultSet row, Traits traits) throws SQLException {
        return new AssetFact(
                new AssetId(row.getString("asset_id")),
                Optional.ofNullable(row.getString("parent_id")).map(AssetId::new),
                Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("deleted"),
                traits);
    }
}
