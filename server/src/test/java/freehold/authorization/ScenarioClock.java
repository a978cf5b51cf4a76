package freehold.authorization;

import freehold.access.Access;
import freehold.decision.Role;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.testing.TestTenant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets time pass. The database's clock goes on as it will; instead the windows of what was agreed come nearer, which no
 * route of the product can do, and no statement of its logins.
 */
final class ScenarioClock {
    private final Access access;
    private final JdbcClient administrator;

    ScenarioClock(Access access, JdbcClient administrator) {
        this.access = access;
        this.administrator = administrator;
    }

    void turn(String share, TestTenant owner, TestTenant receiver, long hours) {
        administrator
                .sql("""
                        with unchecked as materialized (select set_config('session_replication_role', 'replica', true))
                        update sharing.share set access_from = access_from - make_interval(hours => :hours),
                            access_until = access_until - make_interval(hours => :hours)
                        from unchecked where share_id = cast(:share as uuid)""")
                .param("hours", Math.toIntExact(hours))
                .param("share", share)
                .update();
        Caller caller = Caller.client(
                new TenantId(owner.id()), new Principal.Client("clock"), Optional.empty(), Set.of(Role.ADMINISTRATOR));
        access.change(caller, Set.of(new TenantId(receiver.id())), guard -> {
            guard.changed(new ShareId(UUID.fromString(share)));
            return share;
        });
    }
}
