package freehold.identity.token;

import freehold.decision.TenantId;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The OIDC issuers whose tokens are taken besides our own: {@code freehold.identity.issuers[…]}. */
@ConfigurationProperties("freehold.identity")
record ExternalIssuers(@Nullable List<Issuer> issuers) {
    ExternalIssuers {
        issuers = issuers == null ? List.of() : List.copyOf(issuers);
        Set<String> names = new HashSet<>();
        for (Issuer one : issuers) {
            if (!names.add(one.issuer())) {
                throw new IllegalArgumentException("the issuer " + one.issuer() + " is configured twice");
            }
        }
    }

    List<Issuer> all() {
        return issuers == null ? List.of() : issuers;
    }

    /**
     * One issuer, and what its tokens mean here.
     *
     * @param issuer the claim {@code iss}, to the letter
     * @param audience what the claim {@code aud} must have: tokens made for other services are refused
     * @param keys where its keys are; found by discovery when left out
     * @param algorithms with which it may sign: RS256 when left out; those with shared secrets are never taken
     * @param tenants for which it may speak; a token for any other is refused
     * @param claims where in a token things are
     * @param roles names of roles in its tokens, and the built-in roles they stand for; a name left out stands for
     *     nothing, even if a built-in role is called so
     */
    record Issuer(
            String issuer,
            String audience,
            @Nullable URI keys,
            @Nullable List<String> algorithms,
            List<String> tenants,
            @Nullable Claims claims,
            @Nullable Map<String, String> roles) {
        private static final Set<String> SAFE =
                Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

        Issuer {
            require(!issuer.isBlank(), issuer, "issuer must not be empty");
            require(!audience.isBlank(), issuer, "audience must not be empty");
            require(!tenants.isEmpty(), issuer, "tenants must name at least one");
            tenants = List.copyOf(tenants);
            tenants.forEach(TenantId::new);
            algorithms = algorithms == null ? List.of("RS256") : List.copyOf(algorithms);
            require(SAFE.containsAll(algorithms), issuer, "algorithms must be among " + SAFE);
            roles = roles == null ? Map.of() : Map.copyOf(roles);
        }

        private static void require(boolean fulfilled, String issuer, String rule) {
            if (!fulfilled) {
                throw new IllegalArgumentException("freehold.identity.issuers, " + issuer + ": " + rule);
            }
        }

        Claims where() {
            return claims == null ? new Claims(null, null, null, null) : claims;
        }

        /** The built-in role a name in a token stands for. */
        Optional<String> role(String name) {
            return roles == null ? Optional.empty() : Optional.ofNullable(roles.get(name));
        }

        List<String> signedWith() {
            return algorithms == null ? List.of() : algorithms;
        }
    }

    /**
     * Where in a token things are: names of claims, with a dot from one to the one inside it.
     *
     * @param userName what histories name the person by: {@code preferred_username} when left out
     * @param tenant when left out, the issuer must speak for just one tenant
     * @param roles {@code roles} when left out
     * @param subtenant when left out, its people act at tenant level
     */
    record Claims(
            @Nullable String userName,
            @Nullable String tenant,
            @Nullable String roles,
            @Nullable String subtenant) {
        String userNameOr() {
            return userName == null ? "preferred_username" : userName;
        }

        String rolesOr() {
            return roles == null ? "roles" : roles;
        }
    }
}
