package freehold.identity.store;

import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.Roster;
import freehold.identity.model.Roster.GroupNode;
import freehold.identity.model.Roster.Link;
import freehold.identity.model.Roster.RoleNode;
import freehold.identity.model.Roster.UserNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Who is in which group, and who holds which built-in role. With the reach of the tenant. */
@Component
public class RosterTable {
    private final JdbcClient jdbc;

    RosterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets one transaction at a time change a tenant's users, groups, roles and subtenants: rules that hold for each of
     * two changes alone need not hold for both together.
     */
    public void lock(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('freehold.identity.roster.' || :tenant, 0))")
                .param("tenant", tenant.value())
                .query(row -> {});
    }

    /** All that rules look at. Users at tenant level may hold anything, so they are left out. Call it under the lock. */
    public Roster load(TenantId tenant) {
        List<Link> links = new ArrayList<>();
        read(tenant, "select member_id, group_id from identity.group_of_group where tenant_id = :tenant")
                .query(row -> {
                    links.add(new Link(
                            new GroupNode(row.getObject(1, UUID.class)), new GroupNode(row.getObject(2, UUID.class))));
                });
        read(tenant, "select group_id, role from identity.role_of_group where tenant_id = :tenant")
                .query(row -> {
                    links.add(new Link(new GroupNode(row.getObject(1, UUID.class)), new RoleNode(row.getString(2))));
                });
        read(tenant, """
                        select g.user_id, g.group_id from identity.group_of_user g
                        join identity.membership m on m.tenant_id = g.tenant_id and m.user_id = g.user_id
                        where g.tenant_id = :tenant and m.confined""").query(row -> {
            links.add(
                    new Link(new UserNode(row.getObject(1, UUID.class)), new GroupNode(row.getObject(2, UUID.class))));
        });
        Set<UUID> confined = new HashSet<>(
                read(tenant, "select user_id from identity.membership where tenant_id = :tenant and confined")
                        .query(UUID.class)
                        .list());
        return new Roster(links, confined);
    }

    /** Whether it was not there already. */
    public boolean insert(TenantId tenant, Link link) {
        return on(
                        tenant,
                        link,
                        switch (link.container()) {
                            case RoleNode role ->
                                switch (link.member()) {
                                    case UserNode user -> """
                                        insert into identity.role_of_user (tenant_id, user_id, role)
                                        values (:tenant, :member, :container) on conflict do nothing""";
                                    case GroupNode group -> """
                                        insert into identity.role_of_group (tenant_id, group_id, role)
                                        values (:tenant, :member, :container) on conflict do nothing""";
                                };
                            case GroupNode into ->
                                switch (link.member()) {
                                    case UserNode user -> """
                                        insert into identity.group_of_user (tenant_id, user_id, group_id)
                                        values (:tenant, :member, :container) on conflict do nothing""";
                                    case GroupNode group -> """
                                        insert into identity.group_of_group (tenant_id, member_id, group_id)
                                        values (:tenant, :member, :container) on conflict do nothing""";
                                };
                        })
                == 1;
    }

    /** Whether it was there. */
    public boolean delete(TenantId tenant, Link link) {
        return on(
                        tenant,
                        link,
                        switch (link.container()) {
                            case RoleNode role ->
                                switch (link.member()) {
                                    case UserNode user -> """
                                        delete from identity.role_of_user
                                        where tenant_id = :tenant and user_id = :member and role = :container""";
                                    case GroupNode group -> """
                                        delete from identity.role_of_group
                                        where tenant_id = :tenant and group_id = :member and role = :container""";
                                };
                            case GroupNode from ->
                                switch (link.member()) {
                                    case UserNode user -> """
                                        delete from identity.group_of_user
                                        where tenant_id = :tenant and user_id = :member and group_id = :container""";
                                    case GroupNode group -> """
                                        delete from identity.group_of_group
                                        where tenant_id = :tenant and member_id = :member and group_id = :container""";
                                };
                        })
                == 1;
    }

    private int on(TenantId tenant, Link link, String sql) {
        StatementSpec statement =
                read(tenant, sql).param("member", link.member().id());
        return switch (link.container()) {
            case RoleNode role -> statement.param("container", role.name()).update();
            case GroupNode group -> statement.param("container", group.id()).update();
        };
    }

    /** Active users at tenant level who administer the tenant, through whatever groups. */
    public long administrators(TenantId tenant) {
        return read(tenant, """
                        with recursive below (group_id) as (
                            select group_id from identity.role_of_group where tenant_id = :tenant and role = :role
                            union
                            select n.member_id from identity.group_of_group n join below b on b.group_id = n.group_id
                            where n.tenant_id = :tenant)
                        select count(*) from identity.membership m
                        where m.tenant_id = :tenant and m.active and not m.confined and (
                            exists (select from identity.role_of_user r
                                where r.tenant_id = :tenant and r.user_id = m.user_id and r.role = :role)
                            or exists (select from identity.group_of_user g join below b on b.group_id = g.group_id
                                where g.tenant_id = :tenant and g.user_id = m.user_id))""")
                .param("role", CoreRoles.TENANT_ADMIN)
                .query(Long.class)
                .single();
    }

    private StatementSpec read(TenantId tenant, String sql) {
        return jdbc.sql(sql).param("tenant", tenant.value());
    }
}
