package freehold.identity;

import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A technical user of a tenant, without its secret.
 *
 * @param version moves on with each new secret, and ends the tokens made before
 */
public record ServiceCredential(
        String clientId,
        String name,
        Reach reach,
        long version,
        Instant createdAt,
        String createdBy,
        Instant secretSetAt) {

    /** A name as a request gives it, or does not. */
    public static String nameOf(@Nullable String wanted) {
        if (wanted == null) {
            return "service credential";
        }
        String name = wanted.strip();
        if (name.isEmpty() || name.length() > Limits.NAME_LENGTH) {
            throw ProblemException.invalid("/name", "must have 1 to " + Limits.NAME_LENGTH + " characters");
        }
        return name;
    }

    /**
     * How far a credential goes.
     *
     * @param subtenant confines it; then its only role is the one of subtenant users
     */
    public record Reach(Set<Role> roles, Optional<SubtenantId> subtenant) {
        /** The whole tenant, as Administrator: what a credential has unless it is narrowed. */
        public static final Reach WHOLE_TENANT = new Reach(Set.of(Role.ADMINISTRATOR), Optional.empty());

        public Reach {
            roles = Set.copyOf(roles);
            if (subtenant.isPresent() != roles.contains(Role.SUBTENANT_USER)
                    || (subtenant.isPresent() && roles.size() > 1)) {
                throw new IllegalArgumentException("the role " + Role.SUBTENANT_USER.roleName()
                        + " goes with a subtenant, and with no other role");
            }
        }

        /** As a request names it; without roles and subtenant, the whole tenant. */
        public static Reach parse(@Nullable List<String> roleNames, @Nullable String subtenant) {
            if (roleNames == null && subtenant == null) {
                return WHOLE_TENANT;
            }
            Set<Role> roles = new HashSet<>();
            for (String name : roleNames == null ? List.of(Role.SUBTENANT_USER.roleName()) : roleNames) {
                roles.add(Arrays.stream(Role.values())
                        .filter(role -> role.roleName().equals(name))
                        .findAny()
                        .orElseThrow(() -> ProblemException.invalid("/roles", "there is no role " + name)));
            }
            if (roles.isEmpty()) {
                throw ProblemException.invalid("/roles", "must name a role; leave it out for Administrator");
            }
            try {
                return new Reach(roles, Optional.ofNullable(subtenant).map(SubtenantId::new));
            } catch (IllegalArgumentException contradiction) {
                throw ProblemException.invalid("/roles", String.valueOf(contradiction.getMessage()));
            }
        }
    }

    /** The credential with its secret, which is shown this once and known to nobody afterwards. */
    public record WithSecret(ServiceCredential credential, String clientSecret) {
        @Override
        public String toString() {
            return "WithSecret[" + credential.clientId() + "]";
        }
    }
}
