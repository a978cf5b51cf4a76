package freehold.decision;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as far as a decision depends on it.
 *
 * @param subtenant the subtenant the caller is confined to; empty for a caller at tenant level
 * @param technical whether it is a service credential rather than a person
 * @param roles the Asset Manager roles the caller holds, possibly none
 * @param addressees as whom policies can name the caller: the user and the user groups it is in, through others too
 */
public record Subject(
        TenantId tenant,
        Optional<SubtenantId> subtenant,
        boolean technical,
        Set<Role> roles,
        Set<Addressee> addressees) {
    public Subject {
        roles = Set.copyOf(roles);
        addressees = Set.copyOf(addressees);
    }

    /** One whom no policy names. */
    public Subject(TenantId tenant, Optional<SubtenantId> subtenant, boolean technical, Set<Role> roles) {
        this(tenant, subtenant, technical, roles, Set.of());
    }

    /** The same subject, as policies can name it. */
    public Subject named(Set<Addressee> names) {
        return new Subject(tenant, subtenant, technical, roles, names);
    }

    /** Whether policies don't bind it: administrators at tenant level and service credentials. */
    public boolean exempt() {
        return technical || (roles.contains(Role.ADMINISTRATOR) && subtenant.isEmpty());
    }

    public boolean has(Right right) {
        return right.heldByAnyOf(roles);
    }
}
