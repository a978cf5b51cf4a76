package freehold.settings.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.settings.model.Acceptance;
import freehold.settings.model.Link;
import freehold.settings.model.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Provider information, and who accepted the terms. */
@Component
public class ProviderTable {
    /** A form of our own, apart from how the API is configured. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Lets one change at a time go on, until the transaction ends. */
    public void lock(Grant<Action.Administer, TenantId> grant) {
        grant.sql("select pg_advisory_xact_lock(hashtextextended('settings.region.' || :tenant, 0))")
                .param("tenant", grant.resource().value())
                .query(row -> {});
    }

    public List<Region> regions(Grant<? extends Action.OnTenant, TenantId> grant) {
        return grant.sql("""
                        select region_id, region_name, countries, links, etag from settings.region
                        where tenant_id = :tenant order by created_at, region_id""")
                .param("tenant", grant.resource().value())
                .query(ProviderTable::region)
                .list();
    }

    public void insert(Grant<Action.Administer, TenantId> grant, Region region) {
        grant.sql("""
                        insert into settings.region (tenant_id, region_id, region_name, countries, links)
                        values (:tenant, :id, :name, :countries, cast(:links as jsonb))""")
                .param("tenant", grant.resource().value())
                .param("id", region.id())
                .param("name", region.name())
                .param("countries", region.countries().toArray(String[]::new))
                .param("links", JSON.writeValueAsString(region.links()))
                .update();
    }

    public void update(Grant<Action.Administer, TenantId> grant, Region region) {
        grant.sql("""
                        update settings.region
                        set region_name = :name, countries = :countries, links = cast(:links as jsonb), etag = etag + 1
                        where tenant_id = :tenant and region_id = :id""")
                .param("tenant", grant.resource().value())
                .param("id", region.id())
                .param("name", region.name())
                .param("countries", region.countries().toArray(String[]::new))
                .param("links", JSON.writeValueAsString(region.links()))
                .update();
    }

    public void deleteAll(Grant<Action.Administer, TenantId> grant) {
        grant.sql("delete from settings.region where tenant_id = :tenant")
                .param("tenant", grant.resource().value())
                .update();
    }

    public Optional<Acceptance> acceptance(Grant<? extends Action.OnTenant, TenantId> grant, String version) {
        return grant.sql("""
                        select version, accepted_at, accepted_by from settings.terms_acceptance
                        where tenant_id = :tenant and version = :version""")
                .param("tenant", grant.resource().value())
                .param("version", version)
                .query((row, number) -> new Acceptance(
                        row.getString("version"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                        row.getString("accepted_by")))
                .optional();
    }

    /** The first acceptance counts; another one of the same terms changes nothing. */
    public void accept(Grant<Action.Administer, TenantId> grant, String version) {
        grant.sql("""
                        insert into settings.terms_acceptance (tenant_id, version, accepted_by)
                        values (:tenant, :version, :by) on conflict do nothing""")
                .param("tenant", grant.resource().value())
                .param("version", version)
                .param("by", grant.caller().principal().name())
                .update();
    }

    private static Region region(ResultSet row, int number) throws SQLException {
        return new Region(
                row.getString("region_id"),
                row.getString("region_name"),
                Arrays.asList((String[]) row.getArray("countries").getArray()),
                List.of(JSON.readValue(row.getString("links"), Link[].class)),
                row.getLong("etag"));
    }
}
