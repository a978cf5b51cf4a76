package freehold.identity.store;

import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.SecretHash;
import freehold.identity.model.UserName;
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

    /**
     * A login: what is needed to check a password.
     *
     * @param madeBy the tenant that made it; empty for the operator
     */
    public record Account(UUID id, Optional<String> passwordHash, Optional<TenantId> madeBy) {
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /** What someone may do in a tenant at this moment. */
    public record Membership(UUID user, boolean confined, Set<Role> roles) {}

    /** All logins of that name, the one whose password was set last first. Needs no transaction, since nobody is known yet. */
    public List<Account> findAccounts(UserName userName) {
        return jdbc.sql("select person_id, password_hash, made_by from identity.find_person(:userName)")
                .param("userName", userName.value())
                .query((row, number) -> new Account(
                        row.getObject("person_id", UUID.class),
                        Optional.ofNullable(row.getString("password_hash")),
                        Optional.ofNullable(row.getString("made_by")).map(TenantId::new)))
                .list();
    }

    /**
     * With the reach of that person.
     *
     * @param madeBy empty for the operator
     */
    public void insert(UUID id, UserName userName, Optional<TenantId> madeBy) {
        jdbc.sql("insert into identity.person (person_id, user_name, made_by) values (:id, :userName, :madeBy)")
                .param("id", id)
                .param("userName", userName.value())
                .param("madeBy", madeBy.map(TenantId::value).orElse(null))
                .update();
    }

    /** With the reach of that person. */
    public UserName userName(UUID id) {
        return jdbc.sql("select user_name from identity.person where person_id = :id")
                .param("id", id)
                .query((row, number) -> new UserName(row.getString(1)))
                .single();
    }

    /** With the reach of that person. */
    public void setPassword(UUID id, String hash) {
        jdbc.sql("""
                        update identity.person set password_hash = :hash, password_set_at = clock_timestamp()
                        where person_id = :id""").param("id", id).param("hash", hash).update();
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

    /** Forgets a login that leads nowhere any more, unless the operator made it. Tells nothing about whether it did. */
    public void forgetUnused(UUID person) {
        jdbc.sql("select identity.forget_unused(:person)")
                .param("person", person)
                .query(row -> {});
    }

    /** The tenants where the person is an active user, in their order. With the reach of that person. */
    public List<TenantId> tenants(UUID person) {
        return jdbc.sql("""
                        select tenant_id from identity.membership
                        where person_id = :person and active order by tenant_id""")
                .param("person", person)
                .query((row, number) -> new TenantId(row.getString("tenant_id")))
                .list();
    }

    /** Of an active user. Whatever the reach of the transaction is. */
    public Optional<Membership> membership(UUID person, TenantId tenant) {
        return jdbc.sql("select user_id, confined, roles from identity.find_membership(:person, :tenant)")
                .param("person", person)
                .param("tenant", tenant.value())
                .query((row, number) -> new Membership(
                        row.getObject("user_id", UUID.class),
                        row.getBoolean("confined"),
                        CoreRoles.ofAssetManager(Roles.texts(row, "roles"), row.getBoolean("confined"))))
                .optional();
    }

    /** Who an active user is once signed in, before choosing a subtenant. With the reach of the tenant. */
    public Optional<Caller> caller(UUID person, TenantId tenant) {
        return jdbc.sql("""
                        select m.person_id, m.user_name, m.tenant_id, m.user_id, m.confined, null as subtenant_id, held.roles
                        from identity.membership m, identity.find_membership(m.person_id, m.tenant_id) held
                        where m.tenant_id = :tenant and m.person_id = :person""")
                .param("tenant", tenant.value())
                .param("person", person)
                .query((row, number) -> Standings.caller(row, Roles.texts(row, "roles"), true))
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

    /**
     * A link that a tenant sends to one of its users.
     *
     * @param resetsSecondFactor whether it takes the second factor away, for somebody who has lost it
     */
    public record TenantLink(TenantId tenant, UUID person, boolean resetsSecondFactor) {}

    /** With the reach of the tenant. */
    public void insertLink(TenantLink link, SecretHash tokenHash, Duration validity) {
        jdbc.sql("""
                        insert into identity.password_link (token_hash, person_id, expires_at, tenant_id,
                            resets_second_factor)
                        values (:tokenHash, :person, clock_timestamp() + :seconds * interval '1 second', :tenant,
                            :resets)""")
                .param("tokenHash", tokenHash.bytes())
                .param("person", link.person())
                .param("seconds", validity.toSeconds())
                .param("tenant", link.tenant().value())
                .param("resets", link.resetsSecondFactor())
                .update();
    }

    /** Uses a tenant's link up and gives its user to the login of this person; tells the tenant. With their reach. */
    public Optional<TenantId> join(UUID person, SecretHash tokenHash) {
        return jdbc.sql("select identity.join_login(:tokenHash, :person)")
                .param("tokenHash", tokenHash.bytes())
                .param("person", person)
                .query((row, number) -> Optional.ofNullable(row.getString(1)).map(TenantId::new))
                .single();
    }

    /** Uses a link up, and tells whose password it sets: of the login it was for, or of one split off it. */
    public Optional<UUID> spendLink(SecretHash tokenHash) {
        return jdbc.sql("select identity.spend_password_link(:tokenHash) as person_id")
                .param("tokenHash", tokenHash.bytes())
                .query((row, number) -> Optional.ofNullable(row.getObject("person_id", UUID.class)))
                .single();
    }
}
