package freehold.identity.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import freehold.identity.token.ExternalIssuers.Issuer;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds an issuer's keys, and keeps them for a while. */
final class ExternalKeys {
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int LARGEST = 1 << 20;
    private static final Duration KEPT = Duration.ofMinutes(5);

    /** Made-up key ids and issuers that are away must not make us ask more often than this. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private ExternalKeys() {}

    static JWKSource<SecurityContext> of(Issuer issuer) {
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST);
        try {
            URI keys = Optional.ofNullable(issuer.keys()).orElseGet(() -> discovered(issuer, retriever));
            return JWKSourceBuilder.create(keys.toURL(), retriever)
                    .cache(KEPT.toMillis(), TIMEOUT_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(PAUSE.toMillis())
                    .build();
        } catch (MalformedURLException | IllegalArgumentException noAddress) {
            throw new JwtException("the keys of " + issuer.issuer() + " have no usable address", noAddress);
        }
    }

    /** OpenID Connect Discovery: the document must say that it is this issuer's. */
    private static URI discovered(Issuer issuer, DefaultResourceRetriever retriever) {
        String address = issuer.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            var document = JsonMapper.shared()
                    .readTree(retriever
                            .retrieveResource(URI.create(address).toURL())
                            .getContent());
            if (!document.path("issuer").asString("").equals(issuer.issuer())) {
                throw new JwtException(address + " describes another issuer");
            }
            return URI.create(document.path("jwks_uri").asString(""));
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            throw new JwtException(address + " can't be read", unreadable);
        }
    }
}
