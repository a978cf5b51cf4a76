package freehold.tenancy.store;

import freehold.decision.TenantId;
import freehold.tenancy.Partner;
import freehold.tenancy.Quotas;
import freehold.tenancy.SharingId;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tenants and their quotas. What a statement reaches is decided by the transaction it runs in. */
@Component
public class TenantTable {
    private static final String COLUMNS = """
            tenant_id, name, company_name, country, type, sharing_id, capability_package, support_contact,
            created_at, etag""";

    private final JdbcClient jdbc;

    TenantTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(TenantId id, Tenant.Profile profile, SharingId sharingId) {
        jdbc.sql("""
                        insert into tenancy.tenant (tenant_id, sharing_id, name, company_name, country, type,
                            capability_package, support_contact)
                        values (:id, :sharingId, :name, :companyName, :country, :type, :capabilityPackage,
                            :supportContact)""")
                .param("id", id.value())
                .param("sharingId", sharingId.value())
                .param("name", profile.name())
                .param("companyName", profile.companyName())
                .param("country", profile.country())
                .param("type", profile.type().name())
                .param("capabilityPackage", profile.capabilityPackage().orElse(null))
                .param("supportContact", profile.supportContact().orElse(null))
                .update();
    }

    public Optional<Tenant> find(TenantId id) {
        return jdbc.sql("select " + COLUMNS + " from tenancy.tenant where tenant_id = :id")
                .param("id", id.value())
                .query(TenantTable::tenant)
                .optional();
    }

    public Optional<Partner> partner(String sharingId) {
        return jdbc.sql("select tenant_id, name from tenancy.find_by_sharing_id(:sharingId)")
                .param("sharingId", sharingId)
                .query((row, number) -> new Partner(new TenantId(row.getString("tenant_id")), row.getString("name")))
                .optional();
    }

    public List<Tenant> page(long offset, int size) {
        return jdbc.sql("select " + COLUMNS + " from tenancy.tenant order by tenant_id limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(TenantTable::tenant)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from tenancy.tenant").query(Long.class).single();
    }

    /** Locks the tenant against a second change until the transaction ends. */
    public Optional<Tenant> lock(TenantId id) {
        return jdbc.sql("select " + COLUMNS + " from tenancy.tenant where tenant_id = :id for update")
                .param("id", id.value())
                .query(TenantTable::tenant)
                .optional();
    }

    public void update(TenantId id, Tenant.Profile profile) {
        jdbc.sql("""
                        update tenancy.tenant
                        set name = :name, company_name = :companyName, country = :country, type = :type,
                            capability_package = :capabilityPackage, support_contact = :supportContact,
                            etag = etag + 1
                        where tenant_id = :id""")
                .param("id", id.value())
                .param("name", profile.name())
                .param("companyName", profile.companyName())
                .param("country", profile.country())
                .param("type", profile.type().name())
                .param("capabilityPackage", profile.capabilityPackage().orElse(null))
                .param("supportContact", profile.supportContact().orElse(null))
                .update();
    }

    /** The tenant's own two names. Whether the tenant was still at that version, and is changed now. */
    public boolean rename(String name, String companyName, long etag) {
        return jdbc.sql("select tenancy.rename(:name, :companyName, :etag)")
                .param("name", name)
                .param("companyName", companyName)
                .param("etag", etag)
                .query(Boolean.class)
                .single();
    }

    public void insert(TenantId id, Quotas quotas) {
        bound(jdbc.sql("""
                        insert into tenancy.quota (tenant_id, subtenants, users, assets, types, policies, shares,
                            storage_bytes, samples_per_day, requests_per_minute)
                        values (:id, :subtenants, :users, :assets, :types, :policies, :shares, :storageBytes,
                            :samplesPerDay, :requestsPerMinute)"""), quotas).param("id", id.value()).update();
    }

    public Optional<Quotas.Versioned> quotas(TenantId id) {
        return jdbc.sql("select * from tenancy.quota where tenant_id = :id")
                .param("id", id.value())
                .query((row, number) -> new Quotas.Versioned(quotas(row), row.getLong("etag")))
                .optional();
    }

    /** Whether the quotas were still at that version, and are changed now. */
    public boolean update(TenantId id, Quotas quotas, long etag) {
        return bound(jdbc.sql("""
                        update tenancy.quota
                        set subtenants = :subtenants, users = :users, assets = :assets, types = :types,
                            policies = :policies, shares = :shares, storage_bytes = :storageBytes,
                            samples_per_day = :samplesPerDay, requests_per_minute = :requestsPerMinute,
                            etag = etag + 1
                        where tenant_id = :id and etag = :etag"""), quotas)
                        .param("id", id.value())
                        .param("etag", etag)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Quotas quotas) {
        return statement
                .param("subtenants", quotas.subtenants().orElse(null))
                .param("users", quotas.users().orElse(null))
                .param("assets", quotas.assets().orElse(null))
                .param("types", quotas.types().orElse(null))
                .param("policies", quotas.policies().orElse(null))
                .param("shares", quotas.shares().orElse(null))
                .param("storageBytes", quotas.storageBytes().orElse(null))
                .param("samplesPerDay", quotas.samplesPerDay().orElse(null))
                .param("requestsPerMinute", quotas.requestsPerMinute().orElse(null));
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        Tenant.Profile profile = new Tenant.Profile(
                row.getString("name"),
                row.getString("company_name"),
                row.getString("country"),
                TenantType.valueOf(row.getString("type")),
                Optional.ofNullable(row.getString("capability_package")),
                Optional.ofNullable(row.getString("support_contact")));
        return new Tenant(
                new TenantId(row.getString("tenant_id")),
                profile,
                new SharingId(row.getString("sharing_id")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("etag"));
    }

    private static Quotas quotas(ResultSet row) throws SQLException {
        return new Quotas(
                quota(row, "subtenants"),
                quota(row, "users"),
                quota(row, "assets"),
                quota(row, "types"),
                quota(row, "policies"),
                quota(row, "shares"),
                quota(row, "storage_bytes"),
                quota(row, "samples_per_day"),
                quota(row, "requests_per_minute"));
    }

    private static Optional<Long> quota(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }
}
