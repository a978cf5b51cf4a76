package freehold.identity;

import freehold.decision.Subject;
import freehold.decision.TenantId;
import java.util.List;

/**
 * A signed-in person as they see themselves.
 *
 * @param tenant where they act now
 * @param tenants where they can act, the present one among them
 */
public record Account(Principal.Person person, Place tenant, List<Place> tenants, Subject subject, String locale) {
    public Account {
        tenants = List.copyOf(tenants);
    }

    /** A tenant and its name. */
    public record Place(TenantId id, String name) {}
}
