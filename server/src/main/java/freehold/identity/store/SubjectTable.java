package freehold.identity.store;

import freehold.decision.Addressee;
import freehold.decision.Role;
import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Subjects.Somebody;
import freehold.identity.model.CoreRoles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users and service credentials as decisions would know them, with the reach of their tenant. */
@Component
public class SubjectTable {
    private static final String USERS = """
            with recursive reached (user_id, group_id) as (
                select g.user_id, g.group_id from identity.group_of_user g where g.tenant_id = :tenant
                union
                select r.user_id, n.group_id from identity.group_of_group n
                join reached r on r.group_id = n.member_id where n.tenant_id = :tenant)
            select m.user_name, m.confined,
                array(select r.role from identity.role_of_user r
                        where r.tenant_id = m.tenant_id and r.user_id = m.user_id
                    union
                    select r.role from identity.role_of_group r join reached g on g.group_id = r.group_id
                        where r.tenant_id = m.tenant_id and g.user_id = m.user_id) as roles,
                array(select g.display_name from identity.user_group g join reached r on r.group_id = g.group_id
                        where g.tenant_id = m.tenant_id and r.user_id = m.user_id) as user_groups,
                array(select s.subtenant_id from identity.subtenant_of_user s
                        where s.tenant_id = m.tenant_id and s.user_id = m.user_id) as subtenants
            from identity.membership m where m.tenant_id = :tenant and m.active""";

    private final JdbcClient jdbc;

    SubjectTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tenant's active users, by name. */
    public List<Somebody> users(TenantId tenant) {
        return jdbc.sql(USERS + " order by m.user_name")
                .param("tenant", tenant.value())
                .query((row, number) -> user(tenant, row))
                .list();
    }

    public Optional<Somebody> user(TenantId tenant, String name) {
        return jdbc.sql(USERS + " and m.user_name = lower(:name)")
                .param("tenant", tenant.value())
                .param("name", name)
                .query((row, number) -> user(tenant, row))
                .optional();
    }

    /** The tenant's service credentials that can be used, by client id. */
    public List<Somebody> clients(TenantId tenant) {
        Map<String, Somebody> clients = new TreeMap<>();
        jdbc.sql("select client_id, roles, subtenant_id from identity.service_credential"
                        + " where tenant_id = :tenant and not revoked")
                .param("tenant", tenant.value())
                .query(row -> {
                    Set<String> names = texts(row, "roles");
                    Set<Role> roles = Arrays.stream(Role.values())
                            .filter(role -> names.contains(role.roleName()))
                            .collect(Collectors.toSet());
                    Optional<SubtenantId> subtenant =
                            Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new);
                    String id = row.getString("client_id");
                    clients.put(id, new Somebody(id, List.of(new Subject(tenant, subtenant, true, roles))));
                });
        return List.copyOf(clients.values());
    }

    private static Somebody user(TenantId tenant, ResultSet row) throws SQLException {
        boolean confined = row.getBoolean("confined");
        String name = row.getString("user_name");
        Set<Role> roles = CoreRoles.ofAssetManager(texts(row, "roles"), confined);
        Set<Addressee> names = new HashSet<>(Set.of(new Addressee.User(name)));
        texts(row, "user_groups").forEach(group -> names.add(new Addressee.UserGroup(group)));
        List<Subject> subjects = confined
                ? texts(row, "subtenants").stream()
                        .sorted()
                        .map(subtenant ->
                                new Subject(tenant, Optional.of(new SubtenantId(subtenant)), false, roles, names))
                        .toList()
                : List.of(new Subject(tenant, Optional.empty(), false, roles, names));
        return new Somebody(name, subjects);
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
