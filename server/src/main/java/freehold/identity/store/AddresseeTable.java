package freehold.identity.store;

import freehold.decision.Addressee;
import freehold.decision.TenantId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users and user groups by their names, with the reach of their tenant. */
@Component
public class AddresseeTable {
    private final JdbcClient jdbc;

    AddresseeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The user and all groups it is in at the moment, through other groups too. */
    public Set<Addressee> of(TenantId tenant, UUID user) {
        Set<Addressee> names = new HashSet<>();
        jdbc.sql("""
                        with recursive reached (group_id) as (
                            select g.group_id from identity.group_of_user g
                            where g.tenant_id = :tenant and g.user_id = :user
                            union
                            select n.group_id from identity.group_of_group n join reached r on r.group_id = n.member_id
                            where n.tenant_id = :tenant)
                        select true as person, m.user_name as name from identity.membership m
                        where m.tenant_id = :tenant and m.user_id = :user
                        union all
                        select false, g.display_name from reached r
                        join identity.user_group g on g.tenant_id = :tenant and g.group_id = r.group_id""").param("tenant", tenant.value()).param("user", user).query(row -> {
            String name = row.getString("name");
            names.add(row.getBoolean("person") ? new Addressee.User(name) : new Addressee.UserGroup(name));
        });
        return names;
    }

    /** Those that are there, among some. */
    public Set<Addressee> known(TenantId tenant, Set<Addressee> wanted) {
        Set<Addressee> known = new HashSet<>();
        jdbc.sql("""
                        select true as person, user_name as name from identity.membership
                        where tenant_id = :tenant and user_name = any (:names)
                        union all
                        select false, display_name from identity.user_group
                        where tenant_id = :tenant and display_name = any (:names)""")
                .param("tenant", tenant.value())
                .param("names", wanted.stream().map(Addressee::name).toArray(String[]::new))
                .query(row -> {
                    String name = row.getString("name");
                    known.add(row.getBoolean("person") ? new Addressee.User(name) : new Addressee.UserGroup(name));
                });
        known.retainAll(wanted);
        return known;
    }
}
