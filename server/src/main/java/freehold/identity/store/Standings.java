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
import java.util.Set;
import java.util.UUID;

/** The caller a row about a user stands for. */
final class Standings {
    /** Nobody can have a subtenant of that name: a confined user without one is confined to nothing. */
    private static final SubtenantId NOWHERE = new SubtenantId("\u0001");

    private Standings() {}

    /**
     * @param row with the columns of {@code identity.find_session}
     * @param roles held in this request, perhaps fewer than the user has
     */
    static Caller caller(ResultSet row, Collection<String> roles, boolean interactive) throws SQLException {
        TenantId tenant = new TenantId(row.getString("tenant_id"));
        boolean confined = row.getBoolean("confined");
        Optional<SubtenantId> assigned =
                Optional.ofNullable(row.getString("subtenant_id")).map(SubtenantId::new);
        boolean nowhere = confined && assigned.isEmpty();
        Optional<SubtenantId> subtenant = confined ? assigned.or(() -> Optional.of(NOWHERE)) : Optional.empty();
        return Caller.member(
                new Principal.Person(row.getObject("person_id", UUID.class), row.getString("user_name")),
                new Subject(tenant, subtenant, false, nowhere ? Set.of() : CoreRoles.ofAssetManager(roles, confined)),
                new Caller.Standing(
                        Optional.of(row.getObject("user_id", UUID.class)), CoreRoles.expand(roles), interactive));
    }
}
