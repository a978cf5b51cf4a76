package freehold.assets.store;

import static java.util.Map.entry;

import freehold.access.Grant;
import freehold.assets.model.Listing;
import freehold.assets.model.ModelFile;
import freehold.assets.model.ModelFileField;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Files that can be assigned to assets and types. */
@Component
public class ModelFileTable {
    private static final String SELECT = """
            select f.*, exists (select from assets.asset_file a
                    where a.tenant_id = f.tenant_id and a.file_id = f.file_id)
                or exists (select from assets.asset_type_file t
                    where t.tenant_id = f.tenant_id and t.file_id = f.file_id) as assigned
            from assets.model_file f where f.tenant_id = :tenant and\s""" + FileSight.SQL;

    private static final Map<String, Column> COLUMNS = Map.ofEntries(
            entry(ModelFileField.ID.key(), new Column.Required("f.file_id")),
            entry(ModelFileField.NAME.key(), new Column.Required("f.name")),
            entry(ModelFileField.ORIGINAL_FILE_NAME.key(), new Column.Required("f.original_name")),
            entry(ModelFileField.DESCRIPTION.key(), new Column.Required("f.description")),
            entry(ModelFileField.SUBTENANT.key(), new Column.Nullable("f.subtenant_id")),
            entry(ModelFileField.SCOPE.key(), new Column.Required("f.scope")),
            entry(ModelFileField.UPLOADED.key(), new Column.Time("date_trunc('milliseconds', f.uploaded_at)")),
            entry(ModelFileField.LAST_MODIFIED.key(), new Column.Time("date_trunc('milliseconds', f.modified_at)")));

    /** A file as it is to be from now on. */
    public record Wanted(String id, ModelFile.Details details, ModelFile.Content content, Instant now) {}

    public Optional<ModelFile> find(Grant<? extends Action.OnTenant, TenantId> grant, FileSight sight, String id) {
        return grant.sql(SELECT + " and f.file_id = :file")
                .param("tenant", grant.resource().value())
                .params(sight.parameters())
                .param("file", id)
                .query((row, number) -> file(row))
                .optional();
    }

    /** The same, and nobody deletes the file until the transaction ends. */
    public Optional<String> hold(Grant<Action.Browse, TenantId> grant, FileSight sight, String id) {
        return grant.sql("select f.file_id from assets.model_file f where f.tenant_id = :tenant and f.file_id = :file"
                        + " and " + FileSight.SQL + " for key share of f")
                .param("tenant", grant.resource().value())
                .params(sight.parameters())
                .param("file", id)
                .query(String.class)
                .optional();
    }

    public long count(Grant<Action.Browse, TenantId> grant, FileSight sight, Listing<ModelFile> listing) {
        Where where = Where.of(listing.filter(), COLUMNS);
        return grant.sql("select count(*) from assets.model_file f where f.tenant_id = :tenant and " + FileSight.SQL
                        + " and " + where.sql())
                .params(where.parameters())
                .params(sight.parameters())
                .param("tenant", grant.resource().value())
                .query(Long.class)
                .single();
    }

    public List<ModelFile> page(Grant<Action.Browse, TenantId> grant, FileSight sight, Listing<ModelFile> listing) {
        Where where = Where.of(listing.filter(), COLUMNS);
        String direction = listing.order().descending() ? " desc" : "";
        Column key = COLUMNS.getOrDefault(listing.order().field().key(), new Column.Required("f.name"));
        return grant.sql(SELECT + " and " + where.sql() + " order by " + key.sortKey() + direction + ", f.file_id"
                        + direction + " offset :offset limit :limit")
                .params(where.parameters())
                .params(sight.parameters())
                .param("tenant", grant.resource().value())
                .param("offset", listing.window().offset())
                .param("limit", listing.window().size())
                .query((row, number) -> file(row))
                .list();
    }

    /** How many files the tenant has, whoever sees them. Until the transaction ends, nobody else adds one. */
    public long countToAdd(Grant<Action.KeepFiles, TenantId> grant) {
        grant.sql("select pg_advisory_xact_lock(hashtextextended('assets.files.' || :tenant, 0))")
                .param("tenant", grant.resource().value())
                .query(row -> {});
        return grant.sql("select count(*) from assets.model_file where tenant_id = :tenant")
                .param("tenant", grant.resource().value())
                .query(Long.class)
                .single();
    }

    public void insert(Grant<Action.KeepFiles, TenantId> grant, Wanted wanted) {
        grant.sql("""
                        insert into assets.model_file (tenant_id, file_id, subtenant_id, scope, name, original_name,
                            description, size, sha256, uploaded_at, modified_at)
                        values (:tenant, :file, :subtenant, :scope, :name, :originalName, :description, :size, :sha256,
                            :now, :now)""")
                .param(
                        "subtenant",
                        grant.caller().subtenant().map(SubtenantId::value).orElse(null))
                .params(parameters(grant, wanted))
                .update();
    }

    /** Whether the file still was at the etag, and so is what is wanted. */
    public boolean update(Grant<Action.KeepFiles, TenantId> grant, long etag, Wanted wanted) {
        return grant.sql("""
                        update assets.model_file set scope = :scope, name = :name, original_name = :originalName,
                            description = :description, size = :size, sha256 = :sha256, modified_at = :now,
                            etag = etag + 1
                        where tenant_id = :tenant and file_id = :file and etag = :etag""")
                        .params(parameters(grant, wanted))
                        .param("etag", etag)
                        .update()
                == 1;
    }

    private static Map<String, Object> parameters(Grant<Action.KeepFiles, TenantId> grant, Wanted wanted) {
        return Map.of(
                "tenant", grant.resource().value(),
                "file", wanted.id(),
                "scope", wanted.details().scope().text(),
                "name", wanted.details().name(),
                "originalName", wanted.details().originalName(),
                "description", wanted.details().description(),
                "size", wanted.content().size(),
                "sha256", wanted.content().sha256(),
                "now", wanted.now().atOffset(ZoneOffset.UTC));
    }

    /** Deletes a file that nothing has been assigned; whether it still was at the etag. */
    public boolean delete(Grant<Action.KeepFiles, TenantId> grant, String id, long etag) {
        try {
            return grant.sql("delete from assets.model_file where tenant_id = :tenant and file_id = :file"
                                    + " and etag = :etag")
                            .param("tenant", grant.resource().value())
                            .param("file", id)
                            .param("etag", etag)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException assigned) {
            throw ProblemException.conflict(
                    "in-use", "The file " + id + " can't be deleted: it is assigned to an asset or a type.");
        }
    }

    /** How much all files of the caller's tenant have together. */
    public long bytes(Grant<? extends Action, ?> grant) {
        return grant.sql("select coalesce(sum(size), 0)::bigint from assets.model_file where tenant_id = :tenant")
                .param("tenant", grant.caller().tenant().value())
                .query(Long.class)
                .single();
    }

    /** How much those have together that users of the subtenant have uploaded. */
    public long bytes(Grant<? extends Action, ?> grant, SubtenantId subtenant) {
        return grant.sql("select coalesce(sum(size), 0)::bigint from assets.model_file"
                        + " where tenant_id = :tenant and subtenant_id = :subtenant")
                .param("tenant", grant.caller().tenant().value())
                .param("subtenant", subtenant.value())
                .query(Long.class)
                .single();
    }

    /** Those of the contents that a file of the caller's tenant has. */
    public Set<String> used(Grant<? extends Action, ?> grant, Collection<String> sha256) {
        return Set.copyOf(grant.sql("select distinct sha256 from assets.model_file"
                        + " where tenant_id = :tenant and sha256 = any (:candidates)")
                .param("tenant", grant.caller().tenant().value())
                .param("candidates", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list());
    }

    private static ModelFile file(ResultSet row) throws SQLException {
        return new ModelFile(
                row.getString("file_id"),
                Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new),
                new ModelFile.Details(
                        row.getString("name"),
                        row.getString("original_name"),
                        row.getString("description"),
                        ModelFile.Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT))),
                new ModelFile.Content(row.getString("sha256"), row.getLong("size")),
                new ModelFile.Trace(time(row, "uploaded_at"), time(row, "modified_at"), row.getLong("etag")),
                row.getBoolean("assigned"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
