package freehold.identity.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The users of a tenant, and which subtenants they may act in. With the reach of that tenant. */
@Component
public class MemberTable {
    private static final String COLUMNS = """
            select user_id, person_id, user_name, confined, active, given_name, family_name, emails, external_id,
                created_at, changed_at, version, last_logon_at
            from identity.membership
            """;

    private final JdbcClient jdbc;

    MemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an administrator may change about a user. */
    public record Profile(
            boolean active, String givenName, String familyName, List<String> emails, Optional<String> externalId) {
        public Profile {
            emails = List.copyOf(emails);
        }
    }

    /** What only the server changes. */
    public record Meta(Instant created, Instant changed, long version, Optional<Instant> lastLogon) {}

    /** A user of a tenant. */
    public record Member(UUID id, UUID person, String userName, boolean confined, Profile profile, Meta meta) {}

    /** A user about to be made. */
    public record NewMember(UUID id, UUID person, String userName, boolean confined, Profile profile) {}

    public void insert(TenantId tenant, NewMember member) {
        withProfile(jdbc.sql("""
                        insert into identity.membership (tenant_id, user_id, person_id, user_name, confined, active,
                            given_name, family_name, emails, external_id)
                        values (:tenant, :user, :person, :userName, :confined, :active, :givenName, :familyName,
                            :emails, :externalId)"""), member.profile())
                .param("tenant", tenant.value())
                .param("user", member.id())
                .param("person", member.person())
                .param("userName", member.userName())
                .param("confined", member.confined())
                .update();
    }

    public void update(TenantId tenant, UUID user, Profile profile) {
        withProfile(jdbc.sql("""
                        update identity.membership set active = :active, given_name = :givenName,
                            family_name = :familyName, emails = :emails, external_id = :externalId,
                            changed_at = clock_timestamp(), version = version + 1
                        where tenant_id = :tenant and user_id = :user"""), profile)
                .param("tenant", tenant.value())
                .param("user", user)
                .update();
    }

    private static StatementSpec withProfile(StatementSpec statement, Profile profile) {
        return statement
                .param("active", profile.active())
                .param("givenName", profile.givenName())
                .param("familyName", profile.familyName())
                .param("emails", profile.emails().toArray(String[]::new))
                .param("externalId", profile.externalId().orElse(null));
    }

    public void delete(TenantId tenant, UUID user) {
        jdbc.sql("delete from identity.membership where tenant_id = :tenant and user_id = :user")
                .param("tenant", tenant.value())
                .param("user", user)
                .update();
    }

    /** The person has just signed in. */
    public void noteLogon(TenantId tenant, UUID person) {
        jdbc.sql("""
                        update identity.membership set last_logon_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person""").param("tenant", tenant.value()).param("person", person).update();
    }

    public Optional<Member> find(TenantId tenant, UUID user) {
        return jdbc.sql(COLUMNS + "where tenant_id = :tenant and user_id = :user")
                .param("tenant", tenant.value())
                .param("user", user)
                .query(MemberTable::member)
                .optional();
    }

    /** In order of their names. */
    public List<Member> all(TenantId tenant) {
        return jdbc.sql(COLUMNS + "where tenant_id = :tenant order by user_name")
                .param("tenant", tenant.value())
                .query(MemberTable::member)
                .list();
    }

    /** Subtenant users, in order of their names. */
    public List<Member> confined(TenantId tenant) {
        return jdbc.sql(COLUMNS + "where tenant_id = :tenant and confined order by user_name")
                .param("tenant", tenant.value())
                .query(MemberTable::member)
                .list();
    }

    /** Users assigned to the subtenant, in order of their names. */
    public List<Member> of(TenantId tenant, SubtenantId subtenant) {
        return jdbc.sql(COLUMNS + """
                        where tenant_id = :tenant and user_id in (
                            select user_id from identity.subtenant_of_user
                            where tenant_id = :tenant and subtenant_id = :subtenant)
                        order by user_name""")
                .param("tenant", tenant.value())
                .param("subtenant", subtenant.value())
                .query(MemberTable::member)
                .list();
    }

    public long count(TenantId tenant) {
        return jdbc.sql("select count(*) from identity.membership where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    public long countOf(TenantId tenant, SubtenantId subtenant) {
        return jdbc.sql("""
                        select count(*) from identity.subtenant_of_user
                        where tenant_id = :tenant and subtenant_id = :subtenant""")
                .param("tenant", tenant.value())
                .param("subtenant", subtenant.value())
                .query(Long.class)
                .single();
    }

    /** The subtenants each of the users is assigned to, in order. */
    public Map<UUID, Collection<SubtenantId>> subtenants(TenantId tenant, Collection<UUID> users) {
        Map<UUID, Collection<SubtenantId>> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select user_id, subtenant_id from identity.subtenant_of_user
                        where tenant_id = :tenant and user_id = any (:users) order by subtenant_id""")
                .param("tenant", tenant.value())
                .param("users", users.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("user_id", UUID.class), user -> new java.util.ArrayList<>())
                            .add(new SubtenantId(row.getString("subtenant_id")));
                });
        return found;
    }

    /** Those already assigned stay so. */
    public void assign(TenantId tenant, UUID user, Collection<SubtenantId> subtenants) {
        jdbc.sql("""
                        insert into identity.subtenant_of_user (tenant_id, subtenant_id, user_id)
                        select :tenant, wanted, :user from unnest(:subtenants) wanted
                        on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("subtenants", values(subtenants))
                .param("user", user)
                .update();
    }

    public void withdraw(TenantId tenant, UUID user, Collection<SubtenantId> subtenants) {
        jdbc.sql("""
                        delete from identity.subtenant_of_user
                        where tenant_id = :tenant and user_id = :user and subtenant_id = any (:subtenants)""")
                .param("tenant", tenant.value())
                .param("subtenants", values(subtenants))
                .param("user", user)
                .update();
    }

    /** Takes the subtenant away from everybody. */
    public void clear(TenantId tenant, SubtenantId subtenant) {
        jdbc.sql("delete from identity.subtenant_of_user where tenant_id = :tenant and subtenant_id = :subtenant")
                .param("tenant", tenant.value())
                .param("subtenant", subtenant.value())
                .update();
    }

    private static String[] values(Collection<SubtenantId> subtenants) {
        return new TreeSet<>(subtenants.stream().map(SubtenantId::value).toList()).toArray(String[]::new);
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getObject("user_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("user_name"),
                row.getBoolean("confined"),
                new Profile(
                        row.getBoolean("active"),
                        row.getString("given_name"),
                        row.getString("family_name"),
                        texts(row.getArray("emails")),
                        Optional.ofNullable(row.getString("external_id"))),
                new Meta(
                        time(row, "created_at").orElseThrow(),
                        time(row, "changed_at").orElseThrow(),
                        row.getLong("version"),
                        time(row, "last_logon_at")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
