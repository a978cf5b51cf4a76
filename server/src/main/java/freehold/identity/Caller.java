package freehold.identity;

import freehold.decision.Role;
import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * The verified identity of a request. Its tenant comes from the token or the session, never from a path or a body.
 *
 * <p>INVARIANT: only {@code identity} makes callers from credentials, and only {@code access} makes the platform's.
 */
public final class Caller {
    private final Principal principal;
    private final Subject subject;

    private Caller(Principal principal, Subject subject) {
        this.principal = principal;
        this.subject = subject;
    }

    public static Caller person(
            TenantId tenant, Principal.Person person, Optional<SubtenantId> subtenant, Set<Role> roles) {
        return new Caller(person, new Subject(tenant, subtenant, false, roles));
    }

    public static Caller client(
            TenantId tenant, Principal.Client client, Optional<SubtenantId> subtenant, Set<Role> roles) {
        return new Caller(client, new Subject(tenant, subtenant, true, roles));
    }

    /** The platform acting within a tenant; the reason is kept in the tenant's history. */
    public static Caller platform(TenantId tenant, String reason) {
        return new Caller(
                new Principal.Platform(reason),
                new Subject(tenant, Optional.empty(), true, Set.of(Role.ADMINISTRATOR)));
    }

    public TenantId tenant() {
        return subject.tenant();
    }

    public Optional<SubtenantId> subtenant() {
        return subject.subtenant();
    }

    public Principal principal() {
        return principal;
    }

    /** What decisions depend on. */
    public Subject subject() {
        return subject;
    }

    @Override
    public String toString() {
        return principal.name() + "@" + subject.tenant();
    }
}
