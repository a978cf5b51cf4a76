package freehold.assets.store;

import freehold.access.facts.AncestryFacts;
import freehold.decision.AssetFact;
import freehold.decision.AssetFact.Kind;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.decision.Traits;
import freehold.kernel.database.CopiedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Where assets hang, read with the login that sees nothing else of them. */
@Component
class AncestryTable implements AncestryFacts {
    private static final String FACTS = """
            select a.asset_id, a.parent_id, a.subtenant_id, a.deleted_at is not null, to_json(t.lineage),
                to_json(a.labels),
                case when a.type_id = 'core.shareenterprise' then 'SHARE_FOLDER'
                    when a.holds_subtenant is not null then 'SUBTENANT_FOLDER'
                    when 'core.basichierarchy' = any (t.lineage) then 'BASIC_HIERARCHY'
                    else 'OTHER' end
            from assets.asset a
            join assets.asset_type t on t.tenant_id = a.type_tenant_id and t.asset_type_id = a.type_id
            where a.tenant_id =""";

    private static final int COLUMNS = 7;

    @Override
    public List<AssetFact> all(JdbcOperations snapshot, TenantId tenant) {
        List<AssetFact> facts = new ArrayList<>();
        Reader reader = new Reader();
        snapshot.execute((ConnectionCallback<@Nullable Void>) connection -> {
            CopiedRows.forEach(connection, of(tenant), row -> facts.add(reader.fact(row)));
            return null;
        });
        return facts;
    }

    @Override
    public List<AssetFact> some(JdbcOperations snapshot, TenantId tenant, Collection<AssetId> ids) {
        Reader reader = new Reader();
        return snapshot.query(
                of(tenant) + " and a.asset_id = any (?)", (row, number) -> reader.fact(columns(row)), (Object)
                        ids.stream().map(AssetId::value).toArray(String[]::new));
    }

    /** An id of a tenant is made of letters and digits: it needs no quoting, and COPY takes no parameters. */
    private static String of(TenantId tenant) {
        return FACTS + " '" + tenant.value() + "'";
    }

    private static @Nullable String[] columns(ResultSet row) throws SQLException {
        @Nullable String[] columns = new @Nullable String[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = row.getString(i + 1);
        }
        return columns;
    }

    /** Assets with the same type and labels share what is known of both. */
    private static final class Reader {
        private final Map<String, Traits> known = new HashMap<>();

        AssetFact fact(@Nullable String[] row) {
            return new AssetFact(
                    new AssetId(text(row[0])),
                    Optional.ofNullable(row[1]).map(AssetId::new),
                    Optional.ofNullable(row[2]).map(SubtenantId::new),
                    Kind.valueOf(text(row[6])),
                    text(row[3]).equals("t"),
                    traits(text(row[4]), text(row[5])));
        }

        private Traits traits(String lineage, String labels) {
            return known.computeIfAbsent(
                    lineage + labels,
                    unseen -> new Traits(
                            List.of(AssetsJson.read(lineage, String[].class)),
                            Set.copyOf(List.of(AssetsJson.read(labels, String[].class)))));
        }

        private static String text(@Nullable String column) {
            return Objects.requireNonNull(column);
        }
    }
}
