package freehold.identity.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import freehold.identity.token.ExternalIssuers.Issuer;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.JwtException;

/** Finds an issuer's keys, and keeps them for a while. */
final class ExternalKeys {
    private static final Duration KEPT = Duration.ofMinutes(5);

    /** Made-up key ids and issuers that are away must not make us ask more often than this. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private ExternalKeys() {}

    static JWKSource<SecurityContext> of(Issuer issuer) {
        DefaultResourceRetriever retriever =
                new DefaultResourceRetriever(Discovery.TIMEOUT_MILLIS, Discovery.TIMEOUT_MILLIS, Discovery.LARGEST);
        try {
            URI keys = Optional.ofNullable(issuer.keys())
                    .orElseGet(() -> Discovery.of(issuer.issuer()).keys());
            return JWKSourceBuilder.create(keys.toURL(), retriever)
                    .cache(KEPT.toMillis(), Discovery.TIMEOUT_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(PAUSE.toMillis())
                    .build();
        } catch (MalformedURLException | IllegalArgumentException noAddress) {
            throw new JwtException("the keys of " + issuer.issuer() + " have no usable address", noAddress);
        }
    }
}
