package freehold.tenancy.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.SubtenantQuotas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quotas of subtenants. With the reach of their tenant. */
@Component
public class SubtenantQuotaTable {
    private final JdbcClient jdbc;

    SubtenantQuotaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<SubtenantQuotas.Versioned> find(TenantId tenant, SubtenantId subtenant) {
        return jdbc.sql("""
                        select users, assets, storage_bytes, samples_per_day, requests_per_minute, etag
                        from tenancy.subtenant_quota where tenant_id = :tenant and subtenant_id = :subtenant""")
                .param("tenant", tenant.value())
                .param("subtenant", subtenant.value())
                .query((row, number) -> new SubtenantQuotas.Versioned(quotas(row), row.getLong("etag")))
                .optional();
    }

    /** Whether the quotas were still at that version, and are changed now; version 0 is that of none at all. */
    public boolean put(TenantId tenant, SubtenantId subtenant, SubtenantQuotas quotas, long etag) {
        String sql = etag == 0 ? """
                insert into tenancy.subtenant_quota
                    (tenant_id, subtenant_id, users, assets, storage_bytes, samples_per_day, requests_per_minute)
                values (:tenant, :subtenant, :users, :assets, :storage, :samples, :requests)
                on conflict do nothing""" : """
                update tenancy.subtenant_quota
                set users = :users, assets = :assets, storage_bytes = :storage, samples_per_day = :samples,
                    requests_per_minute = :requests, etag = etag + 1
                where tenant_id = :tenant and subtenant_id = :subtenant and etag = :etag""";
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("tenant", tenant.value())
                .param("subtenant", subtenant.value())
                .param("users", quotas.users().orElse(null))
                .param("assets", quotas.assets().orElse(null))
                .param("storage", quotas.storageBytes().orElse(null))
                .param("samples", quotas.samplesPerDay().orElse(null))
                .param("requests", quotas.requestsPerMinute().orElse(null));
        return (etag == 0 ? statement : statement.param("etag", etag)).update() == 1;
    }

    private static SubtenantQuotas quotas(ResultSet row) throws SQLException {
        return new SubtenantQuotas(
                Optional.ofNullable(row.getObject("users", Long.class)),
                Optional.ofNullable(row.getObject("assets", Long.class)),
                Optional.ofNullable(row.getObject("storage_bytes", Long.class)),
                Optional.ofNullable(row.getObject("samples_per_day", Long.class)),
                Optional.ofNullable(row.getObject("requests_per_minute", Long.class)));
    }
}
