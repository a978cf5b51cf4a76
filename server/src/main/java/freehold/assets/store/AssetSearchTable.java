package freehold.assets.store;

import freehold.access.VisibleAssets;
import freehold.assets.model.SearchHit;
import freehold.assets.model.TypeId;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Assets by the words they are found by, ignoring case. */
@Component
public class AssetSearchTable {

    /**
     * A part of the caller's own assets that were found.
     *
     * @param total of all parts; not known where the part is empty
     */
    public record Hits(List<SearchHit> hits, long total) {}

    /** The caller's own assets that contain the words, in the order of names. */
    public Hits slice(VisibleAssets visible, String words, long offset, int limit) {
        List<SearchHit> hits = new ArrayList<>();
        long[] total = new long[1];
        AssetListTable.sight(
                        visible,
                        visible.grant()
                                .sql("select a.tenant_id, a.asset_id, a.name, a.external_id, a.type_id, a.labels,"
                                        + " page.total from (select a.asset_id, count(*) over () as total"
                                        + " from assets.found(:words) as a where "
                                        + AssetListTable.sight(visible.own())
                                        + " order by a.name, a.asset_id offset :offset limit :limit) as page"
                                        + " join assets.asset a on a.tenant_id = :tenant"
                                        + " and a.asset_id = page.asset_id order by a.name, a.asset_id")
                                .param("words", words)
                                .param("tenant", visible.grant().owner().value())
                                .param("offset", offset)
                                .param("limit", limit))
                .query(row -> {
                    hits.add(hit(row));
                    total[0] = row.getLong("total");
                });
        return new Hits(hits, total[0]);
    }

    public long count(VisibleAssets visible, String words) {
        return AssetListTable.sight(
                        visible,
                        visible.grant()
                                .sql("select count(*) from assets.found(:words) as a where "
                                        + AssetListTable.sight(visible.own()))
                                .param("words", words))
                .query(Long.class)
                .single();
    }

    /** Those of the hits that contain the words: the same comparison, of what is seen of received assets. */
    public List<SearchHit> matching(VisibleAssets visible, String words, List<SearchHit> hits) {
        if (hits.isEmpty()) {
            return hits;
        }
        return visible
                .grant()
                .sql("""
                        select t.number - 1 from unnest(:names, :externalIds) with ordinality as t (name, id, number)
                        where strpos(assets.search_text(t.name, t.id, '{}'), assets.folded(:words)) > 0""")
                .param("words", words)
                .param("names", hits.stream().map(SearchHit::name).toArray(String[]::new))
                .param(
                        "externalIds",
                        hits.stream().map(hit -> hit.externalId().orElse("")).toArray(String[]::new))
                .query(Integer.class)
                .list()
                .stream()
                .map(hits::get)
                .toList();
    }

    private static SearchHit hit(ResultSet row) throws SQLException {
        return new SearchHit(
                new TenantId(row.getString("tenant_id")),
                new AssetId(row.getString("asset_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("external_id")),
                new TypeId(row.getString("type_id")),
                List.of((String[]) row.getArray("labels").getArray()));
    }
}
