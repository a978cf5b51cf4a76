package freehold.identity.store;

import freehold.identity.OperatorCredential;
import freehold.identity.model.SecretHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Credentials of whoever runs the installation. With the reach of the operator only. */
@Component
public class OperatorCredentialTable {
    private static final String COLUMNS = """
            select client_id, created_at, created_by, secret_set_at
            from identity.operator_credential where not revoked
            """;

    private final JdbcClient jdbc;

    OperatorCredentialTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were made. */
    public List<OperatorCredential> all() {
        return jdbc.sql(COLUMNS + "order by created_at, client_id")
                .query(OperatorCredentialTable::credential)
                .list();
    }

    public Optional<OperatorCredential> find(String clientId) {
        return jdbc.sql(COLUMNS + "and client_id = :clientId")
                .param("clientId", clientId)
                .query(OperatorCredentialTable::credential)
                .optional();
    }

    /**
     * @param createdBy as history names whoever asked for it
     */
    public void insert(String clientId, SecretHash secretHash, String createdBy) {
        jdbc.sql("""
                        insert into identity.operator_credential (client_id, secret_hash, created_by)
                        values (:clientId, :secretHash, :createdBy)""")
                .param("clientId", clientId)
                .param("secretHash", secretHash.bytes())
                .param("createdBy", createdBy)
                .update();
    }

    /** Whether there was such a credential to get the new secret. */
    public boolean replaceSecret(String clientId, SecretHash secretHash) {
        return jdbc.sql("""
                        update identity.operator_credential
                        set secret_hash = :secretHash, version = version + 1, secret_set_at = clock_timestamp()
                        where client_id = :clientId and not revoked""")
                        .param("clientId", clientId)
                        .param("secretHash", secretHash.bytes())
                        .update()
                == 1;
    }

    /** Its row stays: histories name it. */
    public void withdraw(String clientId) {
        jdbc.sql("update identity.operator_credential set revoked = true, version = version + 1 where client_id = :id")
                .param("id", clientId)
                .update();
    }

    private static OperatorCredential credential(ResultSet row, int number) throws SQLException {
        return new OperatorCredential(
                row.getString("client_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("secret_set_at", OffsetDateTime.class).toInstant());
    }
}
