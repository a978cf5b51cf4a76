package freehold.decision;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as far as a decision depends on it.
 *
 * @param subtenant the subtenant the caller is confined to; empty for a caller at tenant level
 * @param technical whether it is a service credential rather than a person
 * @param roles the Asset Manager roles the caller holds, possibly none
 */
public record Subject(TenantId tenant, Optional<SubtenantId> subtenant, boolean technical, Set<Role> roles) {
    public Subject {
        roles = Set.copyOf(roles);
    }

    public boolean has(Right right) {
        return right.heldByAnyOf(roles);
    }
}
