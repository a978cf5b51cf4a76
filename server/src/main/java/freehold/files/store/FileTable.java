package freehold.files.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.files.ContentId;
import freehold.files.model.FileField;
import freehold.files.model.FileFilter;
import freehold.files.model.FileOrder;
import freehold.files.model.FilePath;
import freehold.files.model.ListWish;
import freehold.files.model.Metadata;
import freehold.files.model.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Records of files. */
@Component
public class FileTable {

    /** Lets nobody else of the tenant change what is stored, until the transaction ends. */
    public void lock(Grant<? extends Action, ?> grant) {
        grant.sql("select pg_advisory_xact_lock(hashtextextended('files.' || :tenant, 0))")
                .param("tenant", grant.caller().tenant().value())
                .query(row -> {});
    }

    public Optional<StoredFile> find(Grant<? extends Action.OnFiles, AssetRef> grant, FilePath path) {
        return of(
                        grant,
                        "select * from files.file where tenant_id = :tenant and asset_id = :asset"
                                + " and folder = :folder and name = :name")
                .param("folder", path.folder())
                .param("name", path.name())
                .query((row, number) -> file(grant, row))
                .optional();
    }

    public List<StoredFile> list(Grant<Action.ReadFiles, AssetRef> grant, ListWish wish) {
        Map<String, Object> patterns = new HashMap<>();
        String sql = "select * from files.file where tenant_id = :tenant and asset_id = :asset"
                + where(wish.filter(), patterns) + " order by " + order(wish.order())
                + " limit :limit offset :offset";
        return of(grant, sql)
                .params(patterns)
                .param("limit", wish.limit())
                .param("offset", wish.offset())
                .query((row, number) -> file(grant, row))
                .list();
    }

    public long count(Grant<? extends Action.OnFiles, AssetRef> grant, FileFilter filter) {
        Map<String, Object> patterns = new HashMap<>();
        String sql = "select count(*) from files.file where tenant_id = :tenant and asset_id = :asset"
                + where(filter, patterns);
        return of(grant, sql).params(patterns).query(Long.class).single();
    }

    /** Adds the file, or replaces the one of the same path. */
    public StoredFile put(Grant<Action.UploadFiles, AssetRef> grant, NewFile file) {
        return of(grant, """
                        insert into files.file as f (tenant_id, asset_id, folder, name, type, description, stated_at,
                            size, sha256, created_at, created_by, updated_at, updated_by)
                        values (:tenant, :asset, :folder, :name, :type, :description, :stated, :size, :sha256, :now,
                            :by, :now, :by)
                        on conflict on constraint file_is_one_per_path do update set type = excluded.type,
                            description = excluded.description, stated_at = excluded.stated_at, size = excluded.size,
                            sha256 = excluded.sha256, updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by, etag = f.etag + 1
                        returning *""")
                .param("folder", file.path().folder())
                .param("name", file.path().name())
                .param("type", file.metadata().type().orElse(null))
                .param("description", file.metadata().description().orElse(null))
                .param("stated", time(file.metadata().timestamp().orElse(file.now())))
                .param("size", file.content().size())
                .param("sha256", file.content().id().sha256())
                .param("now", time(file.now()))
                .param("by", grant.caller().principal().name())
                .query((row, number) -> file(grant, row))
                .single();
    }

    /** A file as it is to be from now on. */
    public record NewFile(FilePath path, Metadata metadata, StoredFile.Content content, Instant now) {}

    public void delete(Grant<Action.DeleteFiles, AssetRef> grant, FilePath path) {
        of(
                        grant,
                        "delete from files.file where tenant_id = :tenant and asset_id = :asset"
                                + " and folder = :folder and name = :name")
                .param("folder", path.folder())
                .param("name", path.name())
                .update();
    }

    public long count(Grant<? extends Action.OnAsset, AssetRef> top, Collection<AssetId> assets) {
        return ofAssets(
                        top,
                        assets,
                        "select count(*) from files.file" + " where tenant_id = :tenant and asset_id = any (:assets)")
                .query(Long.class)
                .single();
    }

    /** Removes all files of the assets, and tells how the content of each was called. */
    public List<ContentId> purge(Grant<Action.Purge, AssetRef> top, Collection<AssetId> assets) {
        return ofAssets(
                        top,
                        assets,
                        "delete from files.file"
                                + " where tenant_id = :tenant and asset_id = any (:assets) returning sha256")
                .query((row, number) -> new ContentId(top.owner(), row.getString("sha256")))
                .list();
    }

    /** How much all files of the caller's tenant have together, and parts of those to come. */
    public long bytes(Grant<? extends Action, ?> grant) {
        return grant.sql("""
                        select ((select coalesce(sum(size), 0) from files.file where tenant_id = :tenant)
                            + (select coalesce(sum(size), 0) from files.part where tenant_id = :tenant))::bigint""")
                .param("tenant", grant.caller().tenant().value())
                .query(Long.class)
                .single();
    }

    /** How much the files of some assets of the caller's tenant have together, and parts of those to come. */
    public long bytes(Grant<? extends Action, ?> grant, Collection<AssetId> assets) {
        return grant.sql("""
                        select ((select coalesce(sum(size), 0) from files.file
                                where tenant_id = :tenant and asset_id = any (:assets))
                            + (select coalesce(sum(size), 0) from files.part
                                where tenant_id = :tenant and asset_id = any (:assets)))::bigint""")
                .param("tenant", grant.caller().tenant().value())
                .param("assets", assets.stream().map(AssetId::value).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Those of the contents that some file of the caller's tenant has. */
    public Set<String> used(Grant<? extends Action, ?> grant, Collection<String> hashes) {
        return grant
                .sql("select distinct sha256 from files.file where tenant_id = :tenant and sha256 = any (:hashes)")
                .param("tenant", grant.caller().tenant().value())
                .param("hashes", hashes.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static StatementSpec of(Grant<? extends Action.OnFiles, AssetRef> grant, String sql) {
        return grant.sql(sql)
                .param("tenant", grant.owner().value())
                .param("asset", grant.resource().id().value());
    }

    private static StatementSpec ofAssets(
            Grant<? extends Action.OnAsset, AssetRef> top, Collection<AssetId> assets, String sql) {
        return top.sql(sql)
                .param("tenant", top.owner().value())
                .param("assets", assets.stream().map(AssetId::value).toArray(String[]::new));
    }

    private static String where(FileFilter filter, Map<String, Object> patterns) {
        String alternatives = filter.alternatives().stream()
                .map(conditions -> conditions.stream()
                        .map(condition -> {
                            String name = "pattern" + patterns.size();
                            patterns.put(name, like(condition.pattern()));
                            return column(condition.field()) + " like :" + name;
                        })
                        .collect(Collectors.joining(" and ", "(", ")")))
                .collect(Collectors.joining(" or "));
        return alternatives.isEmpty() ? "" : " and (" + alternatives + ")";
    }

    private static String like(String pattern) {
        return pattern.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }

    private static String order(FileOrder order) {
        return column(order.field()) + (order.descending() ? " desc" : "") + " nulls last, folder, name";
    }

    private static String column(FileField field) {
        return switch (field) {
            case NAME -> "name";
            case PATH -> "folder";
            case TYPE -> "type";
            case DESCRIPTION -> "description";
            case CREATED_BY -> "created_by";
            case UPDATED_BY -> "updated_by";
            case SIZE -> "size";
            case TIMESTAMP -> "stated_at";
            case CREATED -> "created_at";
            case UPDATED -> "updated_at";
        };
    }

    private static StoredFile file(Grant<? extends Action.OnFiles, AssetRef> grant, ResultSet row) throws SQLException {
        return new StoredFile(
                new FilePath(row.getString("folder"), row.getString("name")),
                new Metadata(
                        Optional.ofNullable(row.getString("description")),
                        Optional.ofNullable(row.getString("type")),
                        Optional.of(time(row, "stated_at"))),
                new StoredFile.Content(new ContentId(grant.owner(), row.getString("sha256")), row.getLong("size")),
                new StoredFile.Trace(
                        time(row, "created_at"),
                        row.getString("created_by"),
                        time(row, "updated_at"),
                        row.getString("updated_by"),
                        row.getLong("etag")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
