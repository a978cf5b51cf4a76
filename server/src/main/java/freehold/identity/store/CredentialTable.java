package freehold.identity.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.ServiceCredential;
import freehold.identity.model.SecretHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Service credentials of tenants, and the platform operator's. */
@Component
public class CredentialTable {
    private final JdbcClient jdbc;

    CredentialTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A credential about to be stored. */
    public record NewCredential(
            String clientId, String name, SecretHash secretHash, ServiceCredential.Reach reach, String createdBy) {
        @Override
        public String toString() {
            return "NewCredential[" + clientId + "]";
        }
    }

    /** One that can be used: not withdrawn. Needs no transaction, since the tenant is not known yet. */
    public Optional<ClientRecord> findUsable(String clientId) {
        return jdbc.sql("""
                        select tenant_id, secret_hash, roles, subtenant_id, version
                        from identity.find_client(:clientId) where not revoked""")
                .param("clientId", clientId)
                .query((row, number) -> new ClientRecord(
                        clientId,
                        Optional.ofNullable(row.getString("tenant_id")).map(TenantId::new),
                        SecretHash.of(row.getBytes("secret_hash")),
                        Roles.read(row, "roles"),
                        Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new),
                        row.getLong("version")))
                .optional();
    }

    public void insert(TenantId tenant, NewCredential credential) {
        jdbc.sql("""
                        insert into identity.service_credential (tenant_id, client_id, name, secret_hash, roles,
                            subtenant_id, created_by)
                        values (:tenant, :clientId, :name, :secretHash, :roles, :subtenant, :createdBy)""")
                .param("tenant", tenant.value())
                .param("clientId", credential.clientId())
                .param("name", credential.name())
                .param("secretHash", credential.secretHash().bytes())
                .param("roles", Roles.names(credential.reach().roles()))
                .param(
                        "subtenant",
                        credential.reach().subtenant().map(SubtenantId::value).orElse(null))
                .param("createdBy", credential.createdBy())
                .update();
    }

    /** Lets one transaction at a time add to the tenant's list, so that a limit on its length holds. */
    public void lockList(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('freehold.identity.credentials.' || :tenant, 0))")
                .param("tenant", tenant.value())
                .query(row -> {});
    }

    public List<ServiceCredential> all(TenantId tenant) {
        return jdbc.sql("""
                        select client_id, name, roles, subtenant_id, version, created_at, created_by, secret_set_at
                        from identity.service_credential
                        where tenant_id = :tenant and not revoked
                        order by created_at, client_id""")
                .param("tenant", tenant.value())
                .query(CredentialTable::credential)
                .list();
    }

    public Optional<ServiceCredential> find(TenantId tenant, String clientId) {
        return jdbc.sql("""
                        select client_id, name, roles, subtenant_id, version, created_at, created_by, secret_set_at
                        from identity.service_credential
                        where tenant_id = :tenant and client_id = :clientId and not revoked""")
                .param("tenant", tenant.value())
                .param("clientId", clientId)
                .query(CredentialTable::credential)
                .optional();
    }

    /** Whether there was such a credential to get the new secret. */
    public boolean replaceSecret(TenantId tenant, String clientId, SecretHash secretHash) {
        return jdbc.sql("""
                        update identity.service_credential
                        set secret_hash = :secretHash, version = version + 1, secret_set_at = clock_timestamp()
                        where tenant_id = :tenant and client_id = :clientId and not revoked""")
                        .param("tenant", tenant.value())
                        .param("clientId", clientId)
                        .param("secretHash", secretHash.bytes())
                        .update()
                == 1;
    }

    /** Whether there was such a credential to withdraw. Its row stays: histories name it. */
    public boolean withdraw(TenantId tenant, String clientId) {
        return jdbc.sql("""
                        update identity.service_credential set revoked = true, version = version + 1
                        where tenant_id = :tenant and client_id = :clientId and not revoked""")
                        .param("tenant", tenant.value())
                        .param("clientId", clientId)
                        .update()
                == 1;
    }

    /** Withdraws all that are confined to the subtenant. */
    public void withdrawAll(TenantId tenant, SubtenantId subtenant) {
        jdbc.sql("""
                        update identity.service_credential set revoked = true, version = version + 1
                        where tenant_id = :tenant and subtenant_id = :subtenant and not revoked""")
                .param("tenant", tenant.value())
                .param("subtenant", subtenant.value())
                .update();
    }

    /** Lets one server at a time do what is done on the first start, until the transaction ends. */
    public void lockFirstStart() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('freehold.identity.first-start'))")
                .query(row -> {});
    }

    private static ServiceCredential credential(ResultSet row, int number) throws SQLException {
        return new ServiceCredential(
                row.getString("client_id"),
                row.getString("name"),
                new ServiceCredential.Reach(
                        Roles.read(row, "roles"),
                        Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new)),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("secret_set_at", OffsetDateTime.class).toInstant());
    }
}
