package freehold.settings.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.settings.model.Subtenant;
import freehold.settings.model.SubtenantDraft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Subtenants, those that were deleted among them. */
@Component
public class SubtenantTable {
    private static final String COLUMNS =
            "subtenant_id, display_name, description, folder_id, created_at, deleted_at, etag";

    /** Which subtenants. */
    public enum Which {
        LIVE("deleted_at is null"),
        DELETED("deleted_at is not null"),
        ALL("true");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    /**
     * A part of the list.
     *
     * @param only a caller confined to a subtenant sees that one alone
     */
    public record Slice(Which which, Optional<SubtenantId> only, long offset, int size) {}

    public Optional<Subtenant> find(Grant<? extends Action.OnTenant, TenantId> grant, String id) {
        return grant.sql("select " + COLUMNS + " from settings.subtenant"
                        + " where tenant_id = :tenant and subtenant_id = :id")
                .param("tenant", grant.resource().value())
                .param("id", id)
                .query(SubtenantTable::subtenant)
                .optional();
    }

    public List<Subtenant> slice(Grant<? extends Action.OnTenant, TenantId> grant, Slice slice) {
        return grant.sql("select " + COLUMNS + matching(slice.which())
                        + " order by display_name, subtenant_id limit :size offset :offset")
                .param("tenant", grant.resource().value())
                .param("only", slice.only().map(SubtenantId::value).orElse(null))
                .param("size", slice.size())
                .param("offset", slice.offset())
                .query(SubtenantTable::subtenant)
                .list();
    }

    public long count(Grant<? extends Action.OnTenant, TenantId> grant, Which which, Optional<SubtenantId> only) {
        return grant.sql("select count(*)" + matching(which))
                .param("tenant", grant.resource().value())
                .param("only", only.map(SubtenantId::value).orElse(null))
                .query(Long.class)
                .single();
    }

    private static String matching(Which which) {
        return " from settings.subtenant where tenant_id = :tenant and " + which.condition
                + " and (cast(:only as text) is null or subtenant_id = :only)";
    }

    /** Whether a subtenant there is, other than this one, has the name. */
    public boolean isTaken(Grant<Action.Administer, TenantId> grant, String displayName, SubtenantId except) {
        return grant.sql("""
                        select exists (select from settings.subtenant
                            where tenant_id = :tenant and display_name = :name and deleted_at is null
                                and subtenant_id <> :except)""")
                .param("tenant", grant.resource().value())
                .param("name", displayName)
                .param("except", except.value())
                .query(Boolean.class)
                .single();
    }

    public void insert(Grant<Action.Administer, TenantId> grant, SubtenantDraft.Checked draft, AssetId folder) {
        grant.sql("""
                        insert into settings.subtenant
                            (tenant_id, subtenant_id, display_name, description, folder_id, created_by)
                        values (:tenant, :id, :name, :description, :folder, :by)""")
                .param("tenant", grant.resource().value())
                .param("id", draft.id().value())
                .param("name", draft.displayName())
                .param("description", draft.description())
                .param("folder", folder.value())
                .param("by", grant.caller().principal().name())
                .update();
    }

    public void update(Grant<Action.Administer, TenantId> grant, SubtenantDraft.Checked wanted) {
        grant.sql("""
                        update settings.subtenant
                        set display_name = :name, description = :description, etag = etag + 1
                        where tenant_id = :tenant and subtenant_id = :id and deleted_at is null""")
                .param("tenant", grant.resource().value())
                .param("id", wanted.id().value())
                .param("name", wanted.displayName())
                .param("description", wanted.description())
                .update();
    }

    public void delete(Grant<Action.Administer, TenantId> grant, SubtenantId id) {
        grant.sql("""
                        update settings.subtenant
                        set deleted_at = clock_timestamp(), deleted_by = :by, etag = etag + 1
                        where tenant_id = :tenant and subtenant_id = :id and deleted_at is null""")
                .param("tenant", grant.resource().value())
                .param("id", id.value())
                .param("by", grant.caller().principal().name())
                .update();
    }

    private static Subtenant subtenant(ResultSet row, int number) throws SQLException {
        return new Subtenant(
                new SubtenantId(row.getString("subtenant_id")),
                row.getString("display_name"),
                row.getString("description"),
                new AssetId(row.getString("folder_id")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("deleted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("etag"));
    }
}
