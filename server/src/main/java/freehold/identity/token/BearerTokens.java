package freehold.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Visitor;
import freehold.identity.store.ClientRecord;
import freehold.identity.store.CredentialTable;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Recognises our own tokens, and hands those of other issuers on. The signature and the claims say that we made the token for this credential; the database
 * says, with each request, that the credential still stands and what it may do now.
 */
@Component
public final class BearerTokens {
    private final NimbusJwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> claims;
    private final VerifiedTokens verified;
    private final CredentialTable credentials;
    private final ExternalTokens external;

    BearerTokens(
            SigningKeys keys,
            CredentialTable credentials,
            ExternalTokens external,
            @Value("${freehold.gateway}") String issuer) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(Tokens.SKEW);
        timestamps.setAllowEmptyExpiryClaim(false);
        this.decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        this.claims = new DelegatingOAuth2TokenValidator<>(
                List.of(timestamps, new JwtIssuerValidator(issuer), new JwtAudienceValidator(Tokens.AUDIENCE)));
        this.decoder.setJwtValidator(claims);
        this.verified = new VerifiedTokens(keys);
        this.credentials = credentials;
        this.external = external;
    }

    public Optional<Visitor> verify(String token) {
        Optional<Jwt> known = verified.find(token);
        if (known.isPresent()) {
            return known.filter(jwt -> !claims.validate(jwt).hasErrors()).flatMap(this::standing);
        }
        // Says only whom to ask: whoever is asked verifies that it is theirs.
        Optional<String> issuer = claimedIssuer(token).filter(external::knows);
        return issuer.isPresent()
                ? external.verify(issuer.get(), token)
                : decoded(token).flatMap(this::standing);
    }

    private static Optional<String> claimedIssuer(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet()).map(JWTClaimsSet::getIssuer);
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    private Optional<Jwt> decoded(String token) {
        try {
            return Optional.of(verified.keep(decoder.decode(token)));
        } catch (BadJwtException refused) {
            return Optional.empty();
        }
    }

    /** Whoever the token was made for, if nothing about the credential has changed since that ends tokens. */
    private Optional<Visitor> standing(Jwt token) {
        String clientId = token.getClaimAsString(Tokens.CLIENT);
        if (clientId == null) {
            return Optional.empty();
        }
        return credentials
                .findUsable(clientId)
                .filter(client -> isFor(token, client))
                .map(ClientRecord::visitor);
    }

    private static boolean isFor(Jwt token, ClientRecord client) {
        return token.getClaim(Tokens.VERSION) instanceof Number version
                && version.longValue() == client.version()
                && Objects.equals(
                        token.getClaimAsString(Tokens.TENANT),
                        client.tenant().map(TenantId::value).orElse(null))
                && Objects.equals(
                        token.getClaimAsString(Tokens.SUBTENANT),
                        client.subtenant().map(SubtenantId::value).orElse(null));
    }
}
