package freehold.assets.store;

import freehold.access.Grant;
import freehold.assets.model.FileAssignment;
import freehold.assets.model.TypeId;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which files assets and types of the caller's tenant have been assigned. */
@Component
public class AssignmentTable {

    /** What assets and types have themselves, each in the order of its keys. */
    public record Assigned(Map<AssetId, List<FileAssignment>> assets, Map<TypeId, List<FileAssignment>> types) {}

    /** Those the caller sees. */
    public Assigned of(Grant<Action.Browse, TenantId> grant, FileSight sight, Holders holders) {
        Assigned found = new Assigned(new HashMap<>(), new HashMap<>());
        grant.sql("""
                        select x.asset_id, null as asset_type_id, x.key, x.file_id from assets.asset_file x
                        join assets.model_file f on f.tenant_id = x.tenant_id and f.file_id = x.file_id
                        where x.tenant_id = :tenant and x.asset_id = any (:assets) and\s""" + FileSight.SQL + """
                         union all
                        select null, x.asset_type_id, x.key, x.file_id from assets.asset_type_file x
                        join assets.model_file f on f.tenant_id = x.tenant_id and f.file_id = x.file_id
                        where x.tenant_id = :tenant and x.asset_type_id = any (:types) and\s""" + FileSight.SQL + " order by 3")
                .param("tenant", grant.resource().value())
                .param("assets", texts(holders.assets()))
                .param("types", texts(holders.types()))
                .params(sight.parameters())
                .query(row -> {
                    add(found, row);
                });
        return found;
    }

    /** Assets and types that may have been assigned files. */
    public record Holders(Collection<AssetId> assets, Collection<TypeId> types) {}

    private static void add(Assigned found, ResultSet row) throws SQLException {
        Optional<TypeId> type =
                Optional.ofNullable(row.getString("asset_type_id")).map(TypeId::new);
        FileAssignment assignment = new FileAssignment(row.getString("key"), row.getString("file_id"), type);
        List<FileAssignment> ofHolder = type.isPresent()
                ? found.types().computeIfAbsent(type.get(), unseen -> new ArrayList<>())
                : found.assets().computeIfAbsent(new AssetId(row.getString("asset_id")), unseen -> new ArrayList<>());
        ofHolder.add(assignment);
    }

    private static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }

    /** How many the asset has itself under other keys, whoever sees them. */
    public long others(Grant<Action.Edit, AssetRef> asset, String key) {
        return asset.sql("select count(*) from assets.asset_file"
                        + " where tenant_id = :tenant and asset_id = :asset and key <> :key")
                .params(at(asset, key))
                .query(Long.class)
                .single();
    }

    /**
     * Assigns the file, unless the key has another than the one that may be replaced.
     *
     * @param replaced empty for none
     */
    public boolean put(Grant<Action.Edit, AssetRef> asset, String key, String fileId, Optional<String> replaced) {
        return asset.sql("""
                        insert into assets.asset_file as held (tenant_id, asset_id, key, file_id)
                        values (:tenant, :asset, :key, :file)
                        on conflict on constraint asset_has_one_file_per_key
                            do update set file_id = excluded.file_id where held.file_id = :replaced""")
                        .params(at(asset, key))
                        .param("file", fileId)
                        .param("replaced", replaced.orElse(""))
                        .update()
                == 1;
    }

    /** Of an asset that is being made below another. */
    public void add(Grant<Action.AddChild, AssetRef> parent, AssetId made, String key, String fileId) {
        parent.sql("insert into assets.asset_file (tenant_id, asset_id, key, file_id)"
                        + " values (:tenant, :asset, :key, :file)")
                .param("tenant", parent.resource().owner().value())
                .param("asset", made.value())
                .param("key", key)
                .param("file", fileId)
                .update();
    }

    public void remove(Grant<Action.Edit, AssetRef> asset, String key) {
        asset.sql("delete from assets.asset_file where tenant_id = :tenant and asset_id = :asset and key = :key")
                .params(at(asset, key))
                .update();
    }

    private static Map<String, Object> at(Grant<Action.Edit, AssetRef> asset, String key) {
        return Map.of(
                "tenant", asset.resource().owner().value(),
                "asset", asset.resource().id().value(),
                "key", key);
    }

    /** Whether the asset still was at the etag, which moves on. */
    public boolean touch(Grant<Action.Edit, AssetRef> asset, long etag) {
        return asset.sql("""
                        update assets.asset set etag = etag + 1
                        where tenant_id = :tenant and asset_id = :asset and etag = :etag and deleted_at is null""")
                        .param("tenant", asset.resource().owner().value())
                        .param("asset", asset.resource().id().value())
                        .param("etag", etag)
                        .update()
                == 1;
    }

    /** How many the type has itself under other keys, whoever sees them. */
    public long others(Grant<Action.EditModel, TenantId> tenant, TypeId type, String key) {
        return tenant.sql("select count(*) from assets.asset_type_file"
                        + " where tenant_id = :tenant and asset_type_id = :type and key <> :key")
                .params(at(tenant, type, key))
                .query(Long.class)
                .single();
    }

    /** As {@link #put(Grant, String, String, Optional)}, of a type. */
    public boolean put(
            Grant<Action.EditModel, TenantId> tenant,
            TypeId type,
            FileAssignment assignment,
            Optional<String> replaced) {
        return tenant.sql("""
                        insert into assets.asset_type_file as held (tenant_id, asset_type_id, key, file_id)
                        values (:tenant, :type, :key, :file)
                        on conflict on constraint asset_type_has_one_file_per_key
                            do update set file_id = excluded.file_id where held.file_id = :replaced""")
                        .params(at(tenant, type, assignment.key()))
                        .param("file", assignment.fileId())
                        .param("replaced", replaced.orElse(""))
                        .update()
                == 1;
    }

    public void remove(Grant<Action.EditModel, TenantId> tenant, TypeId type, String key) {
        tenant.sql("delete from assets.asset_type_file"
                        + " where tenant_id = :tenant and asset_type_id = :type and key = :key")
                .params(at(tenant, type, key))
                .update();
    }

    private static Map<String, Object> at(Grant<Action.EditModel, TenantId> tenant, TypeId type, String key) {
        return Map.of("tenant", tenant.resource().value(), "type", type.value(), "key", key);
    }

    /** Whether the type still was at the etag, which moves on. */
    public boolean touch(Grant<Action.EditModel, TenantId> tenant, TypeId type, long etag) {
        return tenant.sql("update assets.asset_type set etag = etag + 1"
                                + " where tenant_id = :tenant and asset_type_id = :type and etag = :etag")
                        .param("tenant", tenant.resource().value())
                        .param("type", type.value())
                        .param("etag", etag)
                        .update()
                == 1;
    }
}
