package freehold.identity.store;

import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.model.SecretHash;
import freehold.identity.model.UserName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People, where they may act, and the links with which they set a password. */
@Component
public class PersonTable {
    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is needed to check a password. */
    public record Account(UUID id, Optional<String> passwordHash) {
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /** What someone may do in a tenant. */
    public record Membership(TenantId tenant, Set<Role> roles, Optional<SubtenantId> subtenant) {}

    /** Needs no transaction, since nobody is known yet. */
    public Optional<Account> findAccount(UserName userName) {
        return jdbc.sql("select person_id, password_hash from identity.find_person(:userName)")
                .param("userName", userName.value())
                .query((row, number) -> new Account(
                        row.getObject("person_id", UUID.class), Optional.ofNullable(row.getString("password_hash"))))
                .optional();
    }

    /** With the reach of that person. */
    public void insert(UUID id, UserName userName) {
        jdbc.sql("insert into identity.person (person_id, user_name) values (:id, :userName)")
                .param("id", id)
                .param("userName", userName.value())
                .update();
    }

    /** With the reach of that person. */
    public void setPassword(UUID id, String hash) {
        jdbc.sql("update identity.person set password_hash = :hash where person_id = :id")
                .param("id", id)
                .param("hash", hash)
                .update();
        jdbc.sql("delete from identity.password_link where person_id = :id")
                .param("id", id)
                .update();
    }

    /** With the reach of that person. */
    public String locale(UUID id) {
        return jdbc.sql("select locale from identity.person where person_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** With the reach of the tenant. */
    public void join(UUID person, Membership membership) {
        jdbc.sql("""
                        insert into identity.membership (tenant_id, person_id, roles, subtenant_id)
                        values (:tenant, :person, :roles, :subtenant)""")
                .param("tenant", membership.tenant().value())
                .param("person", person)
                .param("roles", Roles.names(membership.roles()))
                .param(
                        "subtenant",
                        membership.subtenant().map(SubtenantId::value).orElse(null))
                .update();
    }

    /** All memberships, in order of tenants. With the reach of that person. */
    public List<Membership> memberships(UUID person) {
        return jdbc.sql("""
                        select tenant_id, roles, subtenant_id from identity.membership
                        where person_id = :person order by tenant_id""")
                .param("person", person)
                .query((row, number) -> membership(new TenantId(row.getString("tenant_id")), row))
                .list();
    }

    /** Whatever the reach of the transaction is. */
    public Optional<Membership> membership(UUID person, TenantId tenant) {
        return jdbc.sql("select roles, subtenant_id from identity.find_membership(:person, :tenant)")
                .param("person", person)
                .param("tenant", tenant.value())
                .query((row, number) -> membership(tenant, row))
                .optional();
    }

    /** With the reach of that person. */
    public void insertLink(UUID person, SecretHash tokenHash, Duration validity) {
        jdbc.sql("""
                        insert into identity.password_link (token_hash, person_id, expires_at)
                        values (:tokenHash, :person, clock_timestamp() + :seconds * interval '1 second')""")
                .param("tokenHash", tokenHash.bytes())
                .param("person", person)
                .param("seconds", validity.toSeconds())
                .update();
    }

    /** Uses a link up, and tells whose it was. */
    public Optional<UUID> spendLink(SecretHash tokenHash) {
        return jdbc.sql("select identity.spend_password_link(:tokenHash) as person_id")
                .param("tokenHash", tokenHash.bytes())
                .query((row, number) -> Optional.ofNullable(row.getObject("person_id", UUID.class)))
                .single();
    }

    private static Membership membership(TenantId tenant, ResultSet row) throws SQLException {
        return new Membership(
                tenant,
                Roles.read(row, "roles"),
                Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new));
    }
}
