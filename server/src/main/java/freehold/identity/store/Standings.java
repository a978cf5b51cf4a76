package freehold.identity.store;

import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.model.CoreRoles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The caller a row about a user stands for. */
final class Standings {
    private Standings() {}

    /**
     * @param row with the columns of {@code identity.find_session}
     * @param roles held in this request, perhaps fewer than the user has
     */
    static Caller caller(ResultSet row, Collection<String> roles, boolean interactive) throws SQLException {
        TenantId tenant = new TenantId(row.getString("tenant_id"));
        boolean confined = row.getBoolean("confined");
        Optional<SubtenantId> subtenant =
                Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new);
        Principal.Person person =
                new Principal.Person(row.getObject("person_id", UUID.class), row.getString("user_name"));
        Caller.Standing standing = new Caller.Standing(
                Optional.of(row.getObject("user_id", UUID.class)), CoreRoles.expand(roles), interactive);
        return confined && subtenant.isEmpty()
                ? Caller.unassigned(tenant, person, standing)
                : Caller.member(
                        person,
                        new Subject(
                                tenant,
                                subtenant.filter(known -> confined),
                                false,
                                CoreRoles.ofAssetManager(roles, confined)),
                        standing);
    }
}
