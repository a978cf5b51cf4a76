package freehold.identity;

import freehold.decision.Role;
import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The verified identity of a request. Its tenant comes from the token or the session, never from a path or a body.
 *
 * <p>INVARIANT: only {@code identity} makes callers from credentials, and only {@code access} makes the platform's.
 */
public final class Caller {
    /** What a subtenant user is confined to who is assigned to none. Nobody can have a subtenant of that name. */
    private static final SubtenantId NOWHERE = new SubtenantId("\u0001");

    private final Principal principal;
    private final Subject subject;
    private final Standing standing;

    private Caller(Principal principal, Subject subject, Standing standing) {
        this.principal = principal;
        this.subject = subject;
        this.standing = standing;
    }

    /**
     * What a caller is within the tenant, beyond what decisions about assets depend on.
     *
     * @param user the tenant's user, for a person
     * @param roles the names of all built-in roles held, what standard roles contain included
     * @param interactive whether somebody signed in, rather than showed a token
     */
    public record Standing(Optional<UUID> user, Set<String> roles, boolean interactive) {
        public Standing {
            roles = Set.copyOf(roles);
        }

        private static Standing ofRoles(Set<Role> roles) {
            Set<String> names = roles.stream().map(Role::roleName).collect(Collectors.toSet());
            if (roles.contains(Role.ADMINISTRATOR)) {
                names.add(CoreRoles.TENANT_ADMIN);
            }
            return new Standing(Optional.empty(), names, false);
        }
    }

    /** A user of the tenant, as its list of users has them at this moment. */
    public static Caller member(Principal.Person person, Subject subject, Standing standing) {
        return new Caller(person, subject, standing);
    }

    /** A subtenant user whom no subtenant is assigned to: sees nothing, whatever roles they hold. */
    public static Caller unassigned(TenantId tenant, Principal.Person person, Standing standing) {
        return new Caller(person, new Subject(tenant, Optional.of(NOWHERE), false, Set.of()), standing);
    }

    public static Caller person(
            TenantId tenant, Principal.Person person, Optional<SubtenantId> subtenant, Set<Role> roles) {
        return new Caller(person, new Subject(tenant, subtenant, false, roles), Standing.ofRoles(roles));
    }

    public static Caller client(
            TenantId tenant, Principal.Client client, Optional<SubtenantId> subtenant, Set<Role> roles) {
        return new Caller(client, new Subject(tenant, subtenant, true, roles), Standing.ofRoles(roles));
    }

    /** The platform acting within a tenant; the reason is kept in the tenant's history. */
    public static Caller platform(TenantId tenant, String reason) {
        return new Caller(
                new Principal.Platform(reason),
                new Subject(tenant, Optional.empty(), true, Set.of(Role.ADMINISTRATOR)),
                Standing.ofRoles(Set.of(Role.ADMINISTRATOR)));
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

    /** Whether it is a subtenant user whom no subtenant is assigned to. */
    public boolean awaitsSubtenant() {
        return subject.subtenant().filter(NOWHERE::equals).isPresent();
    }

    /** What decisions depend on. */
    public Subject subject() {
        return subject;
    }

    public Standing standing() {
        return standing;
    }

    /** Whether the caller keeps the tenant's users and settings: an administrator of the tenant, at tenant level. */
    public boolean administersTenant() {
        return subject.subtenant().isEmpty() && standing.roles().contains(CoreRoles.TENANT_ADMIN);
    }

    /** The tenant the caller administers; refuses everybody else, and says what they lack. */
    public TenantId requireTenantAdministrator() {
        if (!administersTenant()) {
            throw new ProblemException(new Problem.Forbidden(
                    "administrator-needed", "This needs the role " + CoreRoles.TENANT_ADMIN + "."));
        }
        return subject.tenant();
    }

    @Override
    public String toString() {
        return principal.name() + "@" + subject.tenant();
    }
}
