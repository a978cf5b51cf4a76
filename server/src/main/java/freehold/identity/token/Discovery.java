package freehold.identity.token;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an issuer says of itself: OpenID Connect Discovery. */
record Discovery(JsonNode document) {
    static final int TIMEOUT_MILLIS = 3_000;
    static final int LARGEST = 1 << 20;

    /** Asks the issuer. The document must say that it is this issuer's. */
    static Discovery of(String issuer) {
        String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            JsonNode document = JsonMapper.shared()
                    .readTree(new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST)
                            .retrieveResource(URI.create(address).toURL())
                            .getContent());
            if (!document.path("issuer").asString("").equals(issuer)) {
                throw new JwtException(address + " describes another issuer");
            }
            return new Discovery(document);
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            throw new JwtException(address + " can't be read", unreadable);
        }
    }

    URI keys() {
        return address("jwks_uri");
    }

    URI authorization() {
        return address("authorization_endpoint");
    }

    URI token() {
        return address("token_endpoint");
    }

    private URI address(String member) {
        try {
            URI address = URI.create(document.path(member).asString(""));
            if ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new JwtException("the issuer does not say a usable " + member);
    }
}
