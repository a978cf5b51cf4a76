package freehold.identity.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions of signed-in people, by the hash of their key. */
@Component
public class SessionTable {
    static final Duration IDLE = Duration.ofHours(4);
    private static final Duration LONGEST = Duration.ofHours(16);

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The caller a live session stands for, with the roles of this moment. Needs no transaction. */
    public Optional<Caller> find(SessionKey key) {
        return jdbc.sql("""
                        select person_id, user_name, tenant_id, user_id, confined, subtenant_id, roles
                        from identity.find_session(:hash, :idle * interval '1 second')""")
                .param("hash", key.hash().bytes())
                .param("idle", IDLE.toSeconds())
                .query((row, number) -> Standings.caller(row, Roles.texts(row, "roles"), true))
                .optional();
    }

    /**
     * Whether the session goes on. From now to the end of the transaction nobody ends it together with all others of its
     * person. With the reach of that person.
     */
    public boolean hold(SessionKey key) {
        hold();
        return find(key).isPresent();
    }

    /** Lets whoever ends all sessions of the person wait, or waits for them: else one that is made now outlives it. */
    private void hold() {
        person("for share");
    }

    private void person(String lock) {
        jdbc.sql("select from identity.person where person_id::text = current_setting('freehold.person') " + lock)
                .query(row -> {});
    }

    /** With the reach of that person, whose password is not changed before the end of the transaction. */
    public void insert(SessionKey key, UUID person, TenantId tenant) {
        hold();
        jdbc.sql("""
                        insert into identity.session (key_hash, person_id, tenant_id, expires_at)
                        values (:hash, :person, :tenant, clock_timestamp() + :longest * interval '1 second')""")
                .param("hash", key.hash().bytes())
                .param("person", person)
                .param("tenant", tenant.value())
                .param("longest", LONGEST.toSeconds())
                .update();
    }

    /** The same session with another key and tenant; it does not last longer for it. With the reach of its person. */
    public void replace(SessionKey key, SessionKey fresh, TenantId tenant) {
        hold();
        jdbc.sql("""
                        insert into identity.session (key_hash, person_id, tenant_id, expires_at)
                        select :fresh, person_id, :tenant, expires_at from identity.session where key_hash = :hash""")
                .param("fresh", fresh.hash().bytes())
                .param("tenant", tenant.value())
                .param("hash", key.hash().bytes())
                .update();
        delete(key);
    }

    /** The same session with another key, in another subtenant of the same tenant. With the reach of its person. */
    public void replace(SessionKey key, SessionKey fresh, SubtenantId subtenant) {
        hold();
        jdbc.sql("""
                        insert into identity.session (key_hash, person_id, tenant_id, expires_at, subtenant_id)
                        select :fresh, person_id, tenant_id, expires_at, :subtenant
                        from identity.session where key_hash = :hash""")
                .param("fresh", fresh.hash().bytes())
                .param("subtenant", subtenant.value())
                .param("hash", key.hash().bytes())
                .update();
        delete(key);
    }

    /** With the reach of the person the session belongs to; of another's it deletes nothing. */
    public int delete(SessionKey key) {
        return jdbc.sql("delete from identity.session where key_hash = :hash")
                .param("hash", key.hash().bytes())
                .update();
    }

    /** With the reach of that person. */
    public void deleteAll(UUID person) {
        person("for no key update");
        jdbc.sql("delete from identity.session where person_id = :person")
                .param("person", person)
                .update();
    }

    /** Tells the audit of the tenant somebody acts in that they have ended sessions; sessions that expire nobody ends. */
    public void noteSignOut(String... whose) {
        jdbc.sql("select audit.note_sign_out(array[:whose]::text[])")
                .param("whose", List.of(whose))
                .query(row -> {});
    }

    /** Clears away sessions and links that no longer open anything. */
    public void deleteExpired() {
        jdbc.sql("select identity.delete_expired()").query(row -> {});
    }
}
