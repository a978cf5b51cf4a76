package freehold.identity.token;

import freehold.decision.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The OIDC issuers whose tokens are taken besides our own: {@code freehold.identity.issuers[…]}. */
@ConfigurationProperties("freehold.identity")
record ExternalIssuers(@Nullable List<Issuer> issuers) {
    ExternalIssuers {
        issuers = issuers == null ? List.of() : List.copyOf(issuers);
        Set<String> names = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Issuer one : issuers) {
            if (!names.add(one.issuer())) {
                throw new IllegalArgumentException("the issuer " + one.issuer() + " is configured twice");
            }
            SignIn signIn = one.signIn();
            if (signIn != null && !ids.add(signIn.id())) {
                throw new IllegalArgumentException("two issuers have the sign-in id " + signIn.id());
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
     * @param signIn present where people may sign in to the console through the issuer
     */
    record Issuer(
            String issuer,
            String audience,
            @Nullable URI keys,
            @Nullable List<String> algorithms,
            List<String> tenants,
            @Nullable Claims claims,
            @Nullable Map<String, String> roles,
            @Nullable SignIn signIn) {
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
     * How people sign in to the console through an issuer: with an authorization code, and PKCE.
     *
     * @param id in addresses
     * @param name on the button
     * @param clientId by which the issuer knows this installation
     * @param clientSecret when left out, the issuer knows it as a public client
     * @param scopes {@code openid} when left out
     * @param session how long one may stay signed in without the issuer being asked again: four hours when left out
     */
    record SignIn(
            String id,
            String name,
            String clientId,
            @Nullable String clientSecret,
            @Nullable List<String> scopes,
            @Nullable Duration session) {
        private static final Duration LONGEST = Duration.ofHours(16);
        private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

        SignIn {
            require(ID.matcher(id).matches(), "id must be 1 to 40 characters of a-z, 0-9 and -");
            require(!name.isBlank(), "name must not be empty");
            require(!clientId.isBlank(), "client-id must not be empty");
            scopes = scopes == null ? List.of("openid") : List.copyOf(scopes);
            require(scopes.contains("openid"), "scopes must have openid");
            session = session == null ? Duration.ofHours(4) : session;
            require(session.isPositive() && session.compareTo(LONGEST) <= 0, "session must be at most 16 hours");
        }

        private static void require(boolean fulfilled, String rule) {
            if (!fulfilled) {
                throw new IllegalArgumentException("freehold.identity.issuers, sign-in: " + rule);
            }
        }

        String scope() {
            return scopes == null ? "openid" : String.join(" ", scopes);
        }

        Duration lasting() {
            return session == null ? LONGEST : session;
        }

        Optional<String> secret() {
            return Optional.ofNullable(clientSecret).filter(secret -> !secret.isEmpty());
        }

        @Override
        public String toString() {
            return "SignIn[" + id + "]";
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
