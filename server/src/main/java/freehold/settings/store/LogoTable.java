package freehold.settings.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.settings.model.Logo;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Logos, one per tenant. */
@Component
public class LogoTable {

    /** What there is to say of a logo without its content. */
    public record Description(String name, long size) {}

    public Optional<Logo> find(Grant<? extends Action.OnTenant, TenantId> grant) {
        return grant.sql("select name, media_type, content from settings.logo where tenant_id = :tenant")
                .param("tenant", grant.resource().value())
                .query((row, number) ->
                        new Logo(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    public Optional<Description> describe(Grant<? extends Action.OnTenant, TenantId> grant) {
        return grant.sql("select name, octet_length(content) as size from settings.logo where tenant_id = :tenant")
                .param("tenant", grant.resource().value())
                .query((row, number) -> new Description(row.getString("name"), row.getLong("size")))
                .optional();
    }

    /** How large the caller's tenant's logo is; 0 for none. */
    public long bytes(Grant<? extends Action, ?> grant) {
        return grant.sql("select octet_length(content)::bigint from settings.logo where tenant_id = :tenant")
                .param("tenant", grant.caller().tenant().value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Whether there was one. */
    public boolean delete(Grant<Action.Administer, TenantId> grant) {
        return grant.sql("delete from settings.logo where tenant_id = :tenant")
                        .param("tenant", grant.resource().value())
                        .update()
                == 1;
    }

    public void put(Grant<Action.Administer, TenantId> grant, Logo logo) {
        grant.sql("""
                        insert into settings.logo (tenant_id, name, media_type, content)
                        values (:tenant, :name, :mediaType, :content)
                        on conflict (tenant_id) do update set name = excluded.name, media_type = excluded.media_type,
                            content = excluded.content, uploaded_at = clock_timestamp()""")
                .param("tenant", grant.resource().value())
                .param("name", logo.name())
                .param("mediaType", logo.mediaType())
                .param("content", logo.content())
                .update();
    }
}
