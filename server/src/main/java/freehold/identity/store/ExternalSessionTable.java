package freehold.identity.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.SessionKey;
import freehold.identity.model.ExternalPerson;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions of people whom another issuer knows, by the hash of their key. */
@Component
public class ExternalSessionTable {
    private final JdbcClient jdbc;

    ExternalSessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom a live session stands for. Needs no transaction. */
    public Optional<ExternalPerson> find(SessionKey key) {
        return jdbc.sql("""
                        select tenant_id, issuer, subject, user_name, subtenant_id, names
                        from identity.find_external_session(:hash, :idle * interval '1 second')""")
                .param("hash", key.hash().bytes())
                .param("idle", SessionTable.IDLE.toSeconds())
                .query((row, number) -> new ExternalPerson(
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getString("user_name"),
                        new TenantId(row.getString("tenant_id")),
                        Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new),
                        Roles.texts(row, "names")))
                .optional();
    }

    /** With the reach of that person. */
    public void insert(SessionKey key, ExternalPerson person, Duration longest) {
        jdbc.sql("""
                        insert into identity.external_session (key_hash, person_id, tenant_id, issuer, subject,
                            user_name, subtenant_id, names, expires_at)
                        values (:hash, :person, :tenant, :issuer, :subject, :userName, :subtenant, :names,
                            clock_timestamp() + :longest * interval '1 second')""")
                .param("hash", key.hash().bytes())
                .param("person", person.principal().id())
                .param("tenant", person.tenant().value())
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .param("userName", person.userName())
                .param("subtenant", person.subtenant().map(SubtenantId::value).orElse(null))
                .param("names", person.names().stream().sorted().toArray(String[]::new))
                .param("longest", longest.toSeconds())
                .update();
    }

    /** With the reach of the person the session belongs to; of another's it deletes nothing. */
    public void delete(SessionKey key) {
        jdbc.sql("delete from identity.external_session where key_hash = :hash")
                .param("hash", key.hash().bytes())
                .update();
    }
}
