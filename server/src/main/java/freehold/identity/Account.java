package freehold.identity;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.SharingId;
import java.util.List;
import java.util.Optional;

/**
 * A signed-in person as they see themselves.
 *
 * @param tenant where they act now
 * @param tenants where they can act, the present one among them
 */
public record Account(Caller caller, Principal.Person person, Place tenant, List<Place> tenants, Own own) {
    public Account {
        tenants = List.copyOf(tenants);
    }

    /** A tenant, its name, and what it gives to a partner who wants to collaborate. */
    public record Place(TenantId id, String name, SharingId sharingId) {}

    /** A subtenant and its name. */
    public record Part(SubtenantId id, String name) {}

    /**
     * What is theirs in the tenant they act in.
     *
     * @param confined whether they are a subtenant user
     * @param subtenant the one they act in; empty for a tenant user, and for a subtenant user who has none
     * @param subtenants those they may choose
     * @param subtenantsAvailable whether the tenant can have subtenants
     * @param applicationRoles roles of the tenant's own applications
     * @param consumptionShown whether the right to see consumption opens anything in the tenant
     */
    public record Own(
            boolean confined,
            Optional<SubtenantId> subtenant,
            List<Part> subtenants,
            boolean subtenantsAvailable,
            boolean consumptionShown,
            List<String> applicationRoles,
            String locale) {
        public Own {
            subtenants = List.copyOf(subtenants);
            applicationRoles = List.copyOf(applicationRoles);
        }
    }
}
