package freehold.identity.store;

import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.GroupName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** User groups and custom roles of a tenant, and who is in them. With the reach of that tenant. */
@Component
public class GroupTable {
    private static final String COLUMNS = """
            select group_id, display_name, description, created_at, changed_at, version
            from identity.user_group
            """;

    /** Standard roles, each with one that it contains. */
    private static final List<Map.Entry<String, String>> CONTAINED = CoreRoles.list().stream()
            .flatMap(role -> role.contains().stream().map(inner -> Map.entry(role.name(), inner)))
            .toList();

    private final JdbcClient jdbc;

    GroupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an administrator may change about a group. */
    public record Label(GroupName displayName, String description) {}

    /** A user group or custom role. */
    public record Group(UUID id, Label label, Instant created, Instant changed, long version) {}

    /** A member of a group or role, itself or through other groups. */
    public record Belonging(UUID member, boolean isGroup) {}

    /**
     * A group or role that somebody is in or holds.
     *
     * @param direct whether themselves, rather than through other groups
     */
    public record Held(UUID id, String name, boolean direct) {}

    public void insert(TenantId tenant, UUID id, Label label) {
        labelled("""
                        insert into identity.user_group (tenant_id, group_id, display_name, description)
                        values (:tenant, :group, :displayName, :description)""", tenant, id, label).update();
    }

    public void update(TenantId tenant, UUID id, Label label) {
        labelled("""
                        update identity.user_group set display_name = :displayName, description = :description,
                            changed_at = clock_timestamp(), version = version + 1
                        where tenant_id = :tenant and group_id = :group""", tenant, id, label).update();
    }

    private StatementSpec labelled(String sql, TenantId tenant, UUID id, Label label) {
        return jdbc.sql(sql)
                .param("tenant", tenant.value())
                .param("group", id)
                .param("displayName", label.displayName().value())
                .param("description", label.description());
    }

    /** Its memberships go with it. */
    public void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from identity.user_group where tenant_id = :tenant and group_id = :group")
                .param("tenant", tenant.value())
                .param("group", id)
                .update();
    }

    public Optional<Group> find(TenantId tenant, UUID id) {
        return jdbc.sql(COLUMNS + "where tenant_id = :tenant and group_id = :group")
                .param("tenant", tenant.value())
                .param("group", id)
                .query(GroupTable::group)
                .optional();
    }

    /** In order of their names. */
    public List<Group> all(TenantId tenant) {
        return jdbc.sql(COLUMNS + "where tenant_id = :tenant order by display_name")
                .param("tenant", tenant.value())
                .query(GroupTable::group)
                .list();
    }

    public long count(TenantId tenant) {
        return jdbc.sql("select count(*) from identity.user_group where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    /** The members of every group and built-in role of the tenant that has any, by the id of the container. */
    public Map<UUID, List<Belonging>> members(TenantId tenant) {
        Map<UUID, List<Belonging>> found = new HashMap<>();
        jdbc.sql("""
                        select group_id::text as container, user_id as member, false as is_group
                        from identity.group_of_user where tenant_id = :tenant
                        union all
                        select group_id::text, member_id, true from identity.group_of_group where tenant_id = :tenant
                        union all
                        select role, user_id, false from identity.role_of_user where tenant_id = :tenant
                        union all
                        select role, group_id, true from identity.role_of_group where tenant_id = :tenant
                        order by 1, 3, 2""").param("tenant", tenant.value()).query(row -> {
            container(row.getString("container")).ifPresent(id -> {
                try {
                    found.computeIfAbsent(id, container -> new ArrayList<>())
                            .add(new Belonging(row.getObject("member", UUID.class), row.getBoolean("is_group")));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
        jdbc.sql("select group_id, role from identity.group_of_role where tenant_id = :tenant order by role")
                .param("tenant", tenant.value())
                .query(row -> {
                    UUID group = row.getObject("group_id", UUID.class);
                    CoreRoles.named(row.getString("role"))
                            .ifPresent(role -> found.computeIfAbsent(group, key -> new ArrayList<>())
                                    .add(new Belonging(role.id(), true)));
                });
        return found;
    }

    /** Lets whoever holds the built-in role hold the application's role too. Repeating it changes nothing. */
    public void contain(TenantId tenant, String role, UUID applicationRole) {
        jdbc.sql("""
                        insert into identity.group_of_role (tenant_id, role, group_id)
                        values (:tenant, :role, :group) on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("role", role)
                .param("group", applicationRole)
                .update();
    }

    /** Whether the built-in role had it. */
    public boolean release(TenantId tenant, String role, UUID applicationRole) {
        return jdbc.sql("""
                        delete from identity.group_of_role
                        where tenant_id = :tenant and role = :role and group_id = :group""")
                        .param("tenant", tenant.value())
                        .param("role", role)
                        .param("group", applicationRole)
                        .update()
                == 1;
    }

    /** A role that is no longer built in stays in the table, and is not shown. */
    private static Optional<UUID> container(String text) {
        return text.startsWith(CoreRoles.PREFIX)
                ? CoreRoles.named(text).map(CoreRoles.CoreRole::id)
                : Optional.of(UUID.fromString(text));
    }

    /** The groups each of the users is in and the built-in roles they hold, directly or through groups. */
    public Map<UUID, List<Held>> held(TenantId tenant, Collection<UUID> users) {
        Map<UUID, List<Held>> found = new HashMap<>();
        jdbc.sql("""
                        with recursive reached (user_id, group_id, direct) as (
                            select user_id, group_id, true from identity.group_of_user
                            where tenant_id = :tenant and user_id = any (:users)
                            union
                            select r.user_id, n.group_id, false from reached r
                            join identity.group_of_group n on n.tenant_id = :tenant and n.member_id = r.group_id),
                        core (user_id, role, direct) as (
                            select user_id, role, true from identity.role_of_user
                            where tenant_id = :tenant and user_id = any (:users)
                            union all
                            select r.user_id, o.role, false from reached r
                            join identity.role_of_group o on o.tenant_id = :tenant and o.group_id = r.group_id)
                        select h.user_id, h.group_id, h.name, bool_or(h.direct) as direct from (
                            select r.user_id, r.group_id, g.display_name as name, r.direct from reached r
                            join identity.user_group g on g.tenant_id = :tenant and g.group_id = r.group_id
                            union all
                            select user_id, null, role, direct from core
                            union all
                            select c.user_id, o.group_id, g.display_name, false from core c
                            join identity.group_of_role o on o.tenant_id = :tenant and (o.role = c.role
                                or (c.role, o.role) in (select * from unnest(:standard, :contained)))
                            join identity.user_group g on g.tenant_id = :tenant and g.group_id = o.group_id) h
                        group by h.user_id, h.group_id, h.name order by h.name""")
                .param("tenant", tenant.value())
                .param("users", users.toArray(UUID[]::new))
                .param("standard", CONTAINED.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("contained", CONTAINED.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .query(row -> {
                    UUID user = row.getObject("user_id", UUID.class);
                    held(row)
                            .ifPresent(one -> found.computeIfAbsent(user, key -> new ArrayList<>())
                                    .add(one));
                });
        return found;
    }

    private static Optional<Held> held(ResultSet row) throws SQLException {
        String name = row.getString("name");
        boolean direct = row.getBoolean("direct");
        UUID group = row.getObject("group_id", UUID.class);
        return group == null
                ? CoreRoles.named(name).map(role -> new Held(role.id(), name, direct))
                : Optional.of(new Held(group, name, direct));
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getObject("group_id", UUID.class),
                new Label(new GroupName(row.getString("display_name")), row.getString("description")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
