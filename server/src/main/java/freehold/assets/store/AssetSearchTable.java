package freehold.assets.store;

import freehold.access.VisibleAssets;
import freehold.assets.model.SearchHit;
import freehold.assets.model.TypeId;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.decision.Visible;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Assets by the words they are found by, ignoring case. */
@Component
public class AssetSearchTable {

    /**
     * A part of the caller's own assets that were found.
     *
     * @param total of all parts
     */
    public record Hits(List<SearchHit> hits, long total) {}

    /** The caller's own assets that contain the words, in the order of names. */
    public Hits slice(VisibleAssets visible, String words, long offset, int limit) {
        Page page =
                switch (visible.own()) {
                    case Visible.Everything everything ->
                        unbound(visible, words)
                                .param("subtenant", null, Types.VARCHAR)
                                .param("folders", AssetListTable.texts(visible.folders()))
                                .param("offset", offset)
                                .param("limit", limit)
                                .query(Page::of)
                                .single();
                    case Visible.OfSubtenant of ->
                        unbound(visible, words)
                                .param("subtenant", of.subtenant().value())
                                .param("folders", new String[0])
                                .param("offset", offset)
                                .param("limit", limit)
                                .query(Page::of)
                                .single();
                    case Visible.Chosen chosen -> chosen(visible, words, offset, limit);
                    case Visible.Nothing nothing -> new Page(List.of(), 0);
                };
        return new Hits(rows(visible, page.ids()), page.total());
    }

    private record Page(List<String> ids, long total) {
        static Page of(ResultSet row, int number) throws SQLException {
            Array ids = row.getArray("page");
            return new Page(ids == null ? List.of() : List.of((String[]) ids.getArray()), row.getLong("total"));
        }
    }

    /** For callers whom no policy binds the database finds the cheapest way, in a function. */
    private static StatementSpec unbound(VisibleAssets visible, String words) {
        return visible.grant()
                .sql("select page, total from assets.search(:words, :subtenant, :folders, :offset, :limit)")
                .param("words", words);
    }

    /** What policies choose is one in many: of what was found, that is taken. */
    private static Page chosen(VisibleAssets visible, String words, long offset, int limit) {
        return AssetListTable.sight(
                        visible,
                        visible.grant()
                                .sql(
                                        "select (array_agg(a.asset_id order by a.name, a.asset_id))[:first : :last] as page,"
                                                + " count(*) as total from assets.found(:words) as a where "
                                                + AssetListTable.sight(visible.own()))
                                .param("words", words)
                                .param("first", offset + 1)
                                .param("last", offset + limit))
                .query(Page::of)
                .single();
    }

    private static List<SearchHit> rows(VisibleAssets visible, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return visible.grant()
                .sql("select a.tenant_id, a.asset_id, a.name, a.external_id, a.type_id, a.labels from assets.asset a"
                        + " where a.tenant_id = :tenant and a.asset_id = any (:ids) order by a.name, a.asset_id")
                .param("tenant", visible.grant().owner().value())
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> hit(row))
                .list();
    }

    /** The words as they are compared when case is to be ignored. */
    public String folded(VisibleAssets visible, String words) {
        return visible.grant()
                .sql("select assets.folded(:words)")
                .param("words", words)
                .query(String.class)
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
                        select t.number - 1
                        from unnest(:names, :externalIds, :labels) with ordinality as t (name, id, labels, number)
                        where strpos(
                            assets.search_text(
                                t.name, t.id, array(select jsonb_array_elements_text(cast(t.labels as jsonb)))),
                            assets.folded(:words)) > 0""")
                .param("words", words)
                .param("names", hits.stream().map(SearchHit::name).toArray(String[]::new))
                .param(
                        "externalIds",
                        hits.stream().map(hit -> hit.externalId().orElse("")).toArray(String[]::new))
                .param(
                        "labels",
                        hits.stream().map(hit -> AssetsJson.write(hit.labels())).toArray(String[]::new))
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
