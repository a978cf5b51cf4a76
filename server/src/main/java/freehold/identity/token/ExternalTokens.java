package freehold.identity.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Subtenants;
import freehold.identity.Visitor;
import freehold.identity.model.Assignability;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.ExternalPerson;
import freehold.identity.token.ExternalIssuers.Issuer;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import freehold.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Recognises tokens of the issuers that are configured. What a token says is taken as far as its issuer may speak: for
 * its tenants, with the roles that are mapped, and in a subtenant that exists.
 */
@Component
final class ExternalTokens {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalTokens.class);

    private final Map<String, Issuer> issuers;
    private final Map<String, NimbusJwtDecoder> decoders = new ConcurrentHashMap<>();
    private final Map<String, Long> failedAt = new ConcurrentHashMap<>();
    private final TenantReach reach;
    private final Tenants tenants;
    private final Subtenants subtenants;

    ExternalTokens(ExternalIssuers issuers, TenantReach reach, Tenants tenants, Subtenants subtenants) {
        this.issuers = issuers.all().stream().collect(Collectors.toUnmodifiableMap(Issuer::issuer, issuer -> issuer));
        this.reach = reach;
        this.tenants = tenants;
        this.subtenants = subtenants;
    }

    /** Whether tokens that claim to be of that issuer are for us to verify. */
    boolean knows(String issuer) {
        return issuers.containsKey(issuer);
    }

    Optional<Visitor> verify(String issuerName, String token) {
        Issuer issuer = issuers.get(issuerName);
        return issuer == null
                ? Optional.empty()
                : read(issuer, token).flatMap(person -> caller(person, false)).map(Visitor.InTenant::new);
    }

    /** What a token of that issuer says, if it is good. */
    Optional<ExternalPerson> read(Issuer issuer, String token) {
        return decoded(issuer, token).flatMap(jwt -> said(issuer, jwt));
    }

    private Optional<Jwt> decoded(Issuer issuer, String token) {
        try {
            return Optional.of(decoders.computeIfAbsent(issuer.issuer(), name -> unlessJustFailed(issuer))
                    .decode(token));
        } catch (BadJwtException refused) {
            return Optional.empty();
        } catch (JwtException keysAreAway) {
            LOG.warn("tokens of {} can't be verified: {}", issuer.issuer(), keysAreAway.getMessage());
            throw new ProblemException(
                    new Problem.Unavailable("The issuer of the token can't be asked for its keys; try again."));
        }
    }

    /** Anybody can claim to be of an issuer: one that is away must not be asked, and waited for, by each such claim. */
    private NimbusJwtDecoder unlessJustFailed(Issuer issuer) {
        Long failed = failedAt.get(issuer.issuer());
        if (failed != null && System.nanoTime() - failed < ExternalKeys.PAUSE.toNanos()) {
            throw new JwtException("it could not be asked a moment ago");
        }
        try {
            return decoder(issuer);
        } catch (JwtException away) {
            failedAt.put(issuer.issuer(), System.nanoTime());
            throw away;
        }
    }

    private static NimbusJwtDecoder decoder(Issuer issuer) {
        return decoder(issuer, issuer.audience());
    }

    /** A decoder of its own, which asks for the issuer's keys anew. */
    static NimbusJwtDecoder decoder(Issuer issuer, String audience) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(Tokens.SKEW);
        timestamps.setAllowEmptyExpiryClaim(false);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(ExternalKeys.of(issuer))
                .jwsAlgorithms(algorithms -> issuer.signedWith().stream()
                        .map(SignatureAlgorithm::from)
                        .forEach(algorithms::add))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(
                        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null)))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                List.of(timestamps, new JwtIssuerValidator(issuer.issuer()), new JwtAudienceValidator(audience))));
        return decoder;
    }

    /** What a token says, as far as its issuer may speak and is understood. */
    private Optional<ExternalPerson> said(Issuer issuer, Jwt token) {
        Optional<String> userName = text(token, issuer.where().userNameOr());
        Optional<String> subject = Optional.ofNullable(token.getSubject());
        Optional<SubtenantId> subtenant = subtenant(issuer, token);
        if (userName.isEmpty() || subject.isEmpty() || (subtenant.isEmpty() && saysSubtenant(issuer, token))) {
            return Optional.empty(); // never at tenant level because the subtenant can't be understood
        }
        Set<String> names = names(issuer, token)
                .filter(name -> issuer.role(name).isPresent())
                .collect(Collectors.toSet());
        return tenant(issuer, token)
                .map(tenant ->
                        new ExternalPerson(issuer.issuer(), subject.get(), userName.get(), tenant, subtenant, names));
    }

    /**
     * The caller whom an issuer has described, by the configuration and the tenants there are now.
     *
     * @param interactive whether they signed in, rather than showed a token
     */
    Optional<Caller> caller(ExternalPerson person, boolean interactive) {
        Issuer issuer = issuers.get(person.issuer());
        if (issuer == null
                || !issuer.tenants().contains(person.tenant().value())
                || tenants.byId(person.tenant()).isEmpty()
                || person.subtenant()
                        .filter(known -> !exists(person.tenant(), known))
                        .isPresent()) {
            return Optional.empty();
        }
        boolean confined = person.subtenant().isPresent();
        Set<String> roles = CoreRoles.expand(person.names().stream()
                .flatMap(name -> issuer.role(name).stream())
                .filter(role -> !confined || Assignability.allows(role))
                .toList());
        return Optional.of(Caller.member(
                person.principal(),
                new Subject(person.tenant(), person.subtenant(), false, CoreRoles.ofAssetManager(roles, confined)),
                new Caller.Standing(Optional.empty(), roles, interactive)));
    }

    /** The token's tenant, if the issuer may speak for it and it exists. */
    private Optional<TenantId> tenant(Issuer issuer, Jwt token) {
        String claim = issuer.where().tenant();
        Optional<String> named = claim == null
                ? Optional.of(issuer.tenants()).filter(all -> all.size() == 1).map(List::getFirst)
                : text(token, claim);
        return named.filter(issuer.tenants()::contains).map(TenantId::new);
    }

    private static Optional<SubtenantId> subtenant(Issuer issuer, Jwt token) {
        return Optional.ofNullable(issuer.where().subtenant())
                .flatMap(claim -> text(token, claim))
                .filter(value -> value.length() <= 64)
                .map(SubtenantId::new);
    }

    private static boolean saysSubtenant(Issuer issuer, Jwt token) {
        return Optional.ofNullable(issuer.where().subtenant())
                .flatMap(claim -> claim(token, claim))
                .isPresent();
    }

    private boolean exists(TenantId tenant, SubtenantId subtenant) {
        return reach.asTenant(
                tenant, () -> !subtenants.names(tenant, List.of(subtenant)).isEmpty());
    }

    private static Stream<String> names(Issuer issuer, Jwt token) {
        Stream<?> named =
                switch (claim(token, issuer.where().rolesOr()).orElse("")) {
                    case Collection<?> several -> several.stream();
                    case Object one -> Stream.of(one);
                };
        return named.map(String::valueOf);
    }

    private static Optional<String> text(Jwt token, String path) {
        return claim(token, path)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank() && text.indexOf('\0') < 0);
    }

    /** The claim of that name; if there is none, what lies behind its dots. */
    private static Optional<Object> claim(Jwt token, String path) {
        Optional<Object> whole = Optional.ofNullable(token.getClaims().get(path));
        if (whole.isPresent()) {
            return whole;
        }
        Optional<Object> here = Optional.of(token.getClaims());
        for (String name : path.split("\\.", -1)) {
            here = here.filter(Map.class::isInstance).map(map -> ((Map<?, ?>) map).get(name));
        }
        return here;
    }
}
