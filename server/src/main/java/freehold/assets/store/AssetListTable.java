package freehold.assets.store;

import static java.util.Map.entry;

import freehold.access.Grant;
import freehold.access.VisibleAssets;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetField;
import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.TypeId;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.decision.Visible;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Assets in lists. */
@Component
public class AssetListTable {
    /** Whoever is confined to a subtenant does not see what their topmost asset hangs below. */
    private static final String PARENT_IN_SUBTENANT =
            "(select p.asset_id from assets.asset p where p.tenant_id = a.tenant_id and p.asset_id = a.parent_id"
                    + " and p.subtenant_id = a.subtenant_id)";

    /** Where policies choose, what an asset hangs below may be hidden. */
    private static final String PARENT_CHOSEN = "(case when a.parent_id = any (:noticed) then a.parent_id end)";

    private static final Map<String, Column> COLUMNS = Map.ofEntries(
            entry(AssetField.ASSET_ID.key(), new Column.Required("a.asset_id")),
            entry(AssetField.TENANT_ID.key(), new Column.Required("a.tenant_id")),
            entry(AssetField.NAME.key(), new Column.Required("a.name")),
            entry(AssetField.EXTERNAL_ID.key(), new Column.Nullable("a.external_id")),
            entry(AssetField.SUBTENANT.key(), new Column.Nullable("a.subtenant_id")),
            entry(AssetField.T2_TENANT.key(), new Column.Nullable("a.subtenant_id")),
            entry(AssetField.TIMEZONE.key(), new Column.Required("a.timezone")),
            entry(AssetField.TWIN_TYPE.key(), new Column.Required("a.twin_type")),
            entry(AssetField.DELETED.key(), new Column.Time("date_trunc('milliseconds', a.deleted_at)")),
            entry(AssetField.PARENT_ID.key(), new Column.Nullable("a.parent_id")),
            entry(AssetField.TYPE_ID.key(), new Column.Required("a.type_id")),
            entry(
                    AssetField.FILE_ID.key(),
                    new Column.Several(
                            "x.file_id",
                            "assets.asset_file x join assets.model_file f on f.tenant_id = x.tenant_id"
                                    + " and f.file_id = x.file_id where x.tenant_id = a.tenant_id"
                                    + " and x.asset_id = a.asset_id and " + FileSight.SQL)));

    /** How many of the caller's own assets match. */
    public long count(VisibleAssets visible, Filter<SeenAsset> filter) {
        return own(visible, filter, "select count(*)", "").query(Long.class).single();
    }

    /**
     * A part of a list.
     *
     * @param total rows of the whole list
     */
    public record Slice(long offset, int limit, long total) {
        /** Rows beyond the middle are nearer to the end: as many rows fewer are skipped from there. */
        boolean nearerToTheEnd() {
            return offset > total - offset - rows();
        }

        int rows() {
            return (int) Math.max(0, Math.min(limit, total - offset));
        }

        long skipped() {
            return nearerToTheEnd() ? total - offset - rows() : offset;
        }
    }

    /** The caller's own assets that match, in order. */
    public List<Asset> slice(VisibleAssets visible, Listing<SeenAsset> listing, Slice slice) {
        Map<String, Column> columns = columns(visible, listing.filter());
        Column key = columns.get(listing.order().field().key());
        if (key == null) {
            throw new IllegalStateException(
                    "no column for " + listing.order().field().key());
        }
        boolean descending = listing.order().descending();
        // Only ids are skipped over, which an index can do alone; then the rows of the page are read. How many rows
        // that
        // are stands in the text: a plan made without knowing would be one for a tenth of all rows.
        return own(
                        visible,
                        listing.filter(),
                        "select " + AssetRow.COLUMNS + ", " + parent(visible, listing.filter())
                                + " as parent_id from (select a.asset_id",
                        order(key, slice.nearerToTheEnd() != descending)
                                + (slice.skipped() == 0 ? "" : " offset :offset") + " limit " + slice.rows()
                                + ") as page join assets.asset a on a.tenant_id = :tenant"
                                + " and a.asset_id = page.asset_id" + order(key, descending))
                .param("offset", slice.skipped())
                .query((row, number) -> AssetRow.of(row))
                .list();
    }

    private static String order(Column key, boolean descending) {
        return " order by " + key.order(descending) + ", a.asset_id" + (descending ? " desc" : "");
    }

    private static Map<String, Column> columns(VisibleAssets visible, Filter<SeenAsset> filter) {
        String parent = parent(visible, filter);
        if (parent.equals("a.parent_id")) {
            return COLUMNS;
        }
        Map<String, Column> columns = new HashMap<>(COLUMNS);
        columns.put(AssetField.PARENT_ID.key(), new Column.Confined(parent, "a.parent_id"));
        return columns;
    }

    private static String parent(VisibleAssets visible, Filter<SeenAsset> filter) {
        String inTree =
                switch (visible.own()) {
                    case Visible.Everything everything -> "a.parent_id";
                    case Visible.Nothing nothing -> "a.parent_id";
                    case Visible.OfSubtenant ofSubtenant -> PARENT_IN_SUBTENANT;
                    case Visible.Chosen chosen -> PARENT_CHOSEN;
                };
        return namesDeleted(filter) ? Bin.parent(visible, inTree) : inTree;
    }

    private static boolean namesDeleted(Filter<SeenAsset> filter) {
        return filter.asksFor(AssetField.DELETED);
    }

    private static StatementSpec own(VisibleAssets visible, Filter<SeenAsset> filter, String select, String order) {
        Where where = Where.of(
                filter.reworded(AssetField.HAS_TYPE, condition -> typeIsOneOf(visible, condition)),
                columns(visible, filter));
        // What an asset is found by contains all texts that its name and external id do.
        Optional<String> text = namesDeleted(filter) ? Optional.empty() : Sought.in(filter);
        String sql = select + " from assets.asset a where a.tenant_id = :tenant and "
                + (namesDeleted(filter) ? Bin.sight(visible.bin(), "a") : "a.deleted_at is null") + " and "
                + sight(visible.own()) + " and " + where.sql()
                + text.map(sought -> " and a.asset_id = any (array(select f.asset_id from assets.found(:sought) f))")
                        .orElse("")
                + order;
        StatementSpec statement = visible.grant().sql(sql).params(where.parameters());
        if (filter.asksFor(AssetField.FILE_ID)) {
            statement.params(
                    FileSight.of(visible.grant().caller(), visible.unbound()).parameters());
        }
        text.ifPresent(sought -> statement.param("sought", sought));
        statement.param("tenant", visible.grant().owner().value());
        return sight(visible, statement);
    }

    /**
     * The types that are or descend from what the condition asks for. Told one by one, because then the planner knows how
     * many assets they have.
     */
    private static Filter.Compare<SeenAsset> typeIsOneOf(VisibleAssets visible, Condition condition) {
        Where where = Where.of(
                new Filter.Compare<>(AssetField.HAS_TYPE, condition),
                Map.of(AssetField.HAS_TYPE.key(), new Column.Required("ancestor.value")));
        List<String> types = visible.grant()
                .sql("select distinct t.asset_type_id from assets.asset_type t, unnest(t.lineage) as ancestor (value)"
                        + " where t.tenant_id in (:tenant, 'core') and " + where.sql())
                .params(where.parameters())
                .param("tenant", visible.grant().owner().value())
                .query((row, number) -> row.getString("asset_type_id"))
                .list();
        return new Filter.Compare<>(AssetField.TYPE_ID, new Condition.OneOf(Set.copyOf(types)));
    }

    /** Binds what {@link #sight} needs. */
    static StatementSpec sight(VisibleAssets visible, StatementSpec statement) {
        return statement.params(sightParameters(visible));
    }

    /** What {@link #sight} needs. */
    public static Map<String, Object> sightParameters(VisibleAssets visible) {
        return switch (visible.own()) {
            case Visible.Everything everything -> Map.of("folders", texts(visible.folders()));
            case Visible.OfSubtenant ofSubtenant ->
                Map.of("subtenant", ofSubtenant.subtenant().value());
            case Visible.Chosen chosen -> chosen(visible, chosen);
            case Visible.Nothing nothing -> Map.of();
        };
    }

    private static Map<String, Object> chosen(VisibleAssets visible, Visible.Chosen chosen) {
        Set<AssetId> shown = new HashSet<>(chosen.inTree());
        shown.addAll(visible.folders());
        Set<AssetId> noticed = new HashSet<>(shown);
        noticed.addAll(visible.stubs());
        shown.addAll(chosen.inBin());
        return Map.of("chosen", texts(shown), "noticed", texts(noticed));
    }

    /** Whether the column has the id of an own asset that lists show, as a condition. */
    public static String inSight(VisibleAssets visible, String column) {
        return "exists (select from assets.asset a where a.tenant_id = :tenant and a.asset_id = " + column
                + " and a.deleted_at is null and " + sight(visible.own()) + ")";
    }

    /** How many assets the caller sees directly below each of some; those without any are left out. */
    public Map<AssetId, Long> children(VisibleAssets visible, Collection<AssetId> parents) {
        Map<AssetId, Long> children = new HashMap<>();
        sight(
                        visible,
                        visible.grant()
                                .sql("select a.parent_id, count(*) as children from assets.asset a"
                                        + " where a.tenant_id = :tenant and a.deleted_at is null"
                                        + " and a.parent_id = any (:parents) and " + sight(visible.own())
                                        + " group by a.parent_id")
                                .param("tenant", visible.grant().owner().value())
                                .param("parents", texts(parents)))
                .query(row -> {
                    children.put(new AssetId(row.getString("parent_id")), row.getLong("children"));
                });
        return children;
    }

    /** Whether the caller sees the own row called {@code a}; its type, id and subtenant have to be at hand. */
    static String sight(Visible.Own own) {
        return switch (own) {
            case Visible.Everything everything ->
                "(a.type_id <> 'core.shareenterprise' or a.asset_id = any (:folders))";
            case Visible.OfSubtenant ofSubtenant ->
                "(a.subtenant_id = :subtenant and a.type_id <> 'core.shareenterprise')";
            case Visible.Chosen chosen -> "a.asset_id = any (:chosen)";
            case Visible.Nothing nothing -> "false";
        };
    }

    /** Received assets of one owner, as the owner has them. */
    public List<Asset> received(Grant<Action.Read, TenantId> owner, Collection<AssetId> ids) {
        return owner.sql("select " + AssetRow.COLUMNS + ", a.parent_id from assets.asset a"
                        + " where a.tenant_id = :owner and a.asset_id = any (:ids) and a.deleted_at is null")
                .param("owner", owner.owner().value())
                .param("ids", texts(ids))
                .query((row, number) -> AssetRow.of(row))
                .list();
    }

    /** Own assets of which the caller knows the name alone: nobody may look for them by anything else. */
    public List<Asset> stubs(VisibleAssets visible) {
        return visible.grant()
                .sql("select " + AssetRow.COLUMNS + ", a.parent_id from assets.asset a"
                        + " where a.tenant_id = :tenant and a.asset_id = any (:ids) and a.deleted_at is null")
                .param("tenant", visible.grant().owner().value())
                .param("ids", texts(visible.stubs()))
                .query((row, number) -> AssetRow.of(row))
                .list();
    }

    /** The types of some assets of one owner. */
    public Map<AssetId, TypeId> typesOf(Grant<Action.Read, TenantId> owner, Collection<AssetId> ids) {
        Map<AssetId, TypeId> types = new HashMap<>();
        owner.sql("select asset_id, type_id from assets.asset"
                        + " where tenant_id = :owner and asset_id = any (:ids) and deleted_at is null")
                .param("owner", owner.owner().value())
                .param("ids", texts(ids))
                .query(row -> {
                    types.put(new AssetId(row.getString("asset_id")), new TypeId(row.getString("type_id")));
                });
        return types;
    }

    static String[] texts(Collection<AssetId> ids) {
        return ids.stream().map(AssetId::value).toArray(String[]::new);
    }
}
