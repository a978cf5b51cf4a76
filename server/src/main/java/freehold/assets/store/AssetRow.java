package freehold.assets.store;

import freehold.assets.TwinType;
import freehold.assets.model.Asset;
import freehold.assets.model.Details;
import freehold.assets.model.Location;
import freehold.assets.model.TypeId;
import freehold.assets.model.Values;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A row of assets.asset. */
final class AssetRow {
    static final String COLUMNS = "a.tenant_id, a.asset_id, a.subtenant_id, a.type_id, a.timezone, a.twin_type, a.name,"
            + " a.external_id, a.description, a.location, a.variables, a.aspects, a.deleted_at, a.etag";

    private AssetRow() {}

    /** Of {@link #COLUMNS} and {@code parent_id}. */
    static Asset of(ResultSet row) throws SQLException {
        return new Asset(
                new AssetRef(new TenantId(row.getString("tenant_id")), new AssetId(row.getString("asset_id"))),
                Optional.ofNullable(row.getString("parent_id")).map(AssetId::new),
                Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new),
                new TypeId(row.getString("type_id")),
                row.getString("timezone"),
                TwinType.parse(row.getString("twin_type")).orElseThrow(),
                new Details(
                        row.getString("name"),
                        Optional.ofNullable(row.getString("external_id")),
                        Optional.ofNullable(row.getString("description")),
                        Optional.ofNullable(row.getString("location"))
                                .map(json -> AssetsJson.read(json, Location.class)),
                        values(row.getString("variables"), row.getString("aspects"))),
                Optional.ofNullable(row.getObject("deleted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("etag"));
    }

    private static Values values(String variables, String aspects) {
        if (AssetsJson.isEmpty(variables) && AssetsJson.isEmpty(aspects)) {
            return Values.NONE;
        }
        return new Values(AssetsJson.read(variables, Texts.class), AssetsJson.read(aspects, TextsByName.class));
    }

    private static final class Texts extends TreeMap<String, String> {}

    private static final class TextsByName extends TreeMap<String, SortedMap<String, String>> {}
}
