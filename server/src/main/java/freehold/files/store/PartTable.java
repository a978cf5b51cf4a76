package freehold.files.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.files.ContentId;
import freehold.files.model.FilePath;
import freehold.files.model.Metadata;
import freehold.files.model.StoredFile;
import freehold.files.model.UploadInParts;
import freehold.files.model.UploadInParts.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Records of uploads in parts. All of a tenant's change under the lock of {@link FileTable}. */
@Component
public class PartTable {
    private static final String HERE =
            " where tenant_id = :tenant and asset_id = :asset and folder = :folder and name = :name";

    public Optional<UploadInParts> find(Grant<Action.UploadFiles, AssetRef> grant, FilePath path) {
        List<Part> parts = of(grant, path, "select * from files.part" + HERE + " order by number")
                .query((row, number) -> new Part(
                        row.getInt("number"),
                        new StoredFile.Content(
                                new ContentId(grant.owner(), row.getString("sha256")), row.getLong("size")),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
        return of(grant, path, "select * from files.upload" + HERE)
                .query((row, number) -> new UploadInParts(
                        row.getObject("upload_id", UUID.class), metadata(row), row.getString("started_by"), parts))
                .optional();
    }

    public void start(Grant<Action.UploadFiles, AssetRef> grant, FilePath path, Metadata metadata, Instant now) {
        of(grant, path, """
                        insert into files.upload (tenant_id, asset_id, folder, name, type, description, stated_at,
                            started_at, started_by, touched_at)
                        values (:tenant, :asset, :folder, :name, :type, :description, :stated, :now, :by, :now)""")
                .param("type", metadata.type().orElse(null))
                .param("description", metadata.description().orElse(null))
                .param(
                        "stated",
                        metadata.timestamp()
                                .map(stated -> stated.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", grant.caller().principal().name())
                .update();
    }

    /** Adds the part, or replaces the one of the same number. */
    public void put(Grant<Action.UploadFiles, AssetRef> grant, FilePath path, Part part) {
        OffsetDateTime now = part.received().atOffset(ZoneOffset.UTC);
        of(grant, path, """
                        insert into files.part (tenant_id, asset_id, folder, name, number, size, sha256, received_at)
                        values (:tenant, :asset, :folder, :name, :number, :size, :sha256, :now)
                        on conflict on constraint part_is_one_per_number do update
                        set size = excluded.size, sha256 = excluded.sha256, received_at = excluded.received_at""")
                .param("number", part.number())
                .param("size", part.content().size())
                .param("sha256", part.content().id().sha256())
                .param("now", now)
                .update();
        of(grant, path, "update files.upload set touched_at = :now" + HERE)
                .param("now", now)
                .update();
    }

    /** With all its parts. */
    public void delete(Grant<Action.UploadFiles, AssetRef> grant, FilePath path) {
        of(grant, path, "delete from files.part" + HERE).update();
        of(grant, path, "delete from files.upload" + HERE).update();
    }

    /** Those of an asset. */
    public long count(Grant<Action.UploadFiles, AssetRef> grant) {
        return grant.sql("select count(*) from files.upload where tenant_id = :tenant and asset_id = :asset")
                .param("tenant", grant.owner().value())
                .param("asset", grant.resource().id().value())
                .query(Long.class)
                .single();
    }

    /** Removes the uploads to the assets, and tells how the content of each part was called. */
    public List<ContentId> purge(Grant<Action.Purge, AssetRef> top, Collection<AssetId> assets) {
        String[] ids = assets.stream().map(AssetId::value).toArray(String[]::new);
        List<ContentId> left = top.sql("delete from files.part where tenant_id = :tenant"
                        + " and asset_id = any (:assets) returning sha256")
                .param("tenant", top.owner().value())
                .param("assets", ids)
                .query((row, number) -> new ContentId(top.owner(), row.getString("sha256")))
                .list();
        top.sql("delete from files.upload where tenant_id = :tenant and asset_id = any (:assets)")
                .param("tenant", top.owner().value())
                .param("assets", ids)
                .update();
        return left;
    }

    /** Removes uploads of the caller's tenant that nobody has gone on with, and tells how many there were. */
    public int forget(Grant<Action.Browse, TenantId> grant, Instant untouchedSince) {
        // Parts go with their uploads, by the foreign key; their contents by the sweep.
        return grant.sql("delete from files.upload where tenant_id = :tenant and touched_at < :since")
                .param("tenant", grant.caller().tenant().value())
                .param("since", untouchedSince.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of the contents that some part of the caller's tenant has. */
    public Set<String> used(Grant<? extends Action, ?> grant, Collection<String> hashes) {
        return new HashSet<>(
                grant.sql("select sha256 from files.part where tenant_id = :tenant and sha256 = any (:hashes)")
                        .param("tenant", grant.caller().tenant().value())
                        .param("hashes", hashes.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    private static StatementSpec of(Grant<Action.UploadFiles, AssetRef> grant, FilePath path, String sql) {
        return grant.sql(sql)
                .param("tenant", grant.owner().value())
                .param("asset", grant.resource().id().value())
                .param("folder", path.folder())
                .param("name", path.name());
    }

    private static Metadata metadata(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime stated = row.getObject("stated_at", OffsetDateTime.class);
        return new Metadata(
                Optional.ofNullable(row.getString("description")),
                Optional.ofNullable(row.getString("type")),
                Optional.ofNullable(stated).map(OffsetDateTime::toInstant));
    }
}
