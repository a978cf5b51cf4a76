package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.AssetSummary;
import freehold.assets.model.Asset;
import freehold.assets.model.Details;
import freehold.assets.model.Place.Spot;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Single assets. */
@Component
public class AssetTable {

    /** Where an asset hangs and stands, and what it is called. */
    public record Placed(Spot spot, String name) {}

    /** Random, so that no id tells anything of another. */
    public static AssetId newId() {
        return new AssetId(UUID.randomUUID().toString().replace("-", ""));
    }

    public Asset find(Grant<? extends Action.OnAsset, AssetRef> asset) {
        return asset.sql("select " + AssetRow.COLUMNS + ", a.parent_id from assets.asset a"
                        + " where a.tenant_id = :tenant and a.asset_id = :asset")
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value())
                .query((row, number) -> AssetRow.of(row))
                .single();
    }

    /** The asset and all above it in its owner's tree. */
    public Map<AssetId, Placed> chain(Grant<? extends Action.OnAsset, AssetRef> asset) {
        return chains(asset, List.of(asset.resource().id()));
    }

    /** The assets of the grant's owner, and all above them. */
    public Map<AssetId, Placed> chains(Grant<? extends Action, ?> grant, Collection<AssetId> assets) {
        Map<AssetId, Placed> chains = new HashMap<>();
        grant.sql("""
                        with recursive up as (
                            select asset_id, parent_id, location, name from assets.asset
                            where tenant_id = :tenant and asset_id = any (:assets)
                            union
                            select a.asset_id, a.parent_id, a.location, a.name
                            from up join assets.asset a on a.tenant_id = :tenant and a.asset_id = up.parent_id)
                        select asset_id, parent_id, location, name from up""")
                .param("tenant", grant.owner().value())
                .param("assets", assets.stream().map(AssetId::value).toArray(String[]::new))
                .query(row -> {
                    chains.put(
                            new AssetId(row.getString("asset_id")),
                            new Placed(LocationTable.spot(row), row.getString("name")));
                });
        return chains;
    }

    /** The root of the tenant's tree or, for a caller confined to a subtenant, the subtenant's folder. */
    public Optional<AssetId> root(Grant<Action.Browse, TenantId> tenant) {
        return tenant.caller()
                .subtenant()
                .map(subtenant -> topOf(tenant, subtenant))
                .orElseGet(() -> tenant.sql("""
                                select asset_id from assets.asset
                                where tenant_id = :tenant and parent_id is null and deleted_at is null""")
                        .param("tenant", tenant.resource().value())
                        .query((row, number) -> new AssetId(row.getString("asset_id")))
                        .optional());
    }

    private static Optional<AssetId> topOf(Grant<Action.Browse, TenantId> tenant, SubtenantId subtenant) {
        return tenant.sql("""
                        select a.asset_id from assets.asset a
                        left join assets.asset p on p.tenant_id = a.tenant_id and p.asset_id = a.parent_id
                        where a.tenant_id = :tenant and a.subtenant_id = :subtenant and a.deleted_at is null
                            and p.subtenant_id is distinct from a.subtenant_id
                        order by a.holds_subtenant, a.asset_id limit 1""")
                .param("tenant", tenant.resource().value())
                .param("subtenant", subtenant.value())
                .query((row, number) -> new AssetId(row.getString("asset_id")))
                .optional();
    }

    /** The time zone of the tenant's root. */
    public String tenantZone(Grant<Action.AddChild, AssetRef> parent) {
        return parent.sql(
                        "select timezone from assets.asset where tenant_id = :tenant and parent_id is null and deleted_at is null")
                .param("tenant", parent.resource().owner().value())
                .query(String.class)
                .single();
    }

    public void insert(Grant<Action.AddChild, AssetRef> parent, Asset asset) {
        StatementSpec statement = parent.sql("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, subtenant_id, type_id, name,
                            external_id, description, timezone, twin_type, location, variables, aspects)
                        values (:tenant, :asset, :parent, :subtenant, :type, :name, :externalId, :description,
                            :timezone, :twinType, cast(:location as jsonb), cast(:variables as jsonb),
                            cast(:aspects as jsonb))""")
                .param("tenant", parent.resource().owner().value())
                .param("asset", asset.ref().id().value())
                .param("parent", parent.resource().id().value())
                .param("subtenant", asset.subtenant().map(SubtenantId::value).orElse(null))
                .param("type", asset.type().value())
                .param("timezone", asset.timezone())
                .param("twinType", asset.twinType().text());
        try {
            withDetails(statement, asset.details()).update();
        } catch (DataIntegrityViolationException refused) {
            // Types are deleted without waiting for assets that are being created.
            throw String.valueOf(refused.getMessage()).contains("asset_has_a_type_that_exists")
                    ? ProblemException.notFound("asset type", asset.type().value())
                    : refused;
        }
    }

    /** Whether the asset still was at the etag, and so was changed. */
    public boolean update(Grant<Action.Edit, AssetRef> asset, long etag, Details details) {
        StatementSpec statement = asset.sql("""
                        update assets.asset set name = :name, external_id = :externalId, description = :description,
                            location = cast(:location as jsonb), variables = cast(:variables as jsonb),
                            aspects = cast(:aspects as jsonb), etag = etag + 1
                        where tenant_id = :tenant and asset_id = :asset and etag = :etag and deleted_at is null""")
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value())
                .param("etag", etag);
        return withDetails(statement, details).update() == 1;
    }

    private static StatementSpec withDetails(StatementSpec statement, Details details) {
        return statement
                .param("name", details.name())
                .param("externalId", details.externalId().orElse(null))
                .param("description", details.description().orElse(null))
                .param("location", details.location().map(AssetsJson::write).orElse(null))
                .param("variables", AssetsJson.write(details.values().variables()))
                .param("aspects", AssetsJson.write(details.values().aspects()));
    }

    /** Makes the root of a tenant that has none. */
    public AssetId insertRoot(Grant<Action.Found, TenantId> founding, String name) {
        AssetId id = newId();
        founding.sql("""
                        insert into assets.asset (tenant_id, asset_id, type_id, name, timezone, twin_type)
                        values (:tenant, :asset, 'core.basicenterprise', :name, 'UTC', 'performance')""")
                .param("tenant", founding.resource().value())
                .param("asset", id.value())
                .param("name", name)
                .update();
        return id;
    }

    public Optional<AssetId> findFolder(Grant<? extends Action.OnTenant, TenantId> grant, TenantId owner) {
        return grant.sql("""
                        select asset_id from assets.asset
                        where tenant_id = :tenant and holds_shares_of = :owner and deleted_at is null""")
                .param("tenant", grant.resource().value())
                .param("owner", owner.value())
                .query((row, number) -> new AssetId(row.getString("asset_id")))
                .optional();
    }

    public AssetId insertFolder(Grant<? extends Action.OnTenant, TenantId> grant, TenantId owner, String name) {
        AssetId id = newId();
        grant.sql("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type,
                            holds_shares_of)
                        select tenant_id, :asset, asset_id, 'core.shareenterprise', :name, timezone, twin_type, :owner
                        from assets.asset where tenant_id = :tenant and parent_id is null and deleted_at is null""")
                .param("tenant", grant.resource().value())
                .param("asset", id.value())
                .param("name", name)
                .param("owner", owner.value())
                .update();
        return id;
    }

    public AssetSummary summary(Grant<? extends Action.OnAsset, AssetRef> asset) {
        return asset.sql("select name, type_id from assets.asset where tenant_id = :tenant and asset_id = :asset")
                .param("tenant", asset.resource().owner().value())
                .param("asset", asset.resource().id().value())
                .query((row, number) ->
                        new AssetSummary(asset.resource().id(), row.getString("name"), row.getString("type_id")))
                .single();
    }
}
