package freehold.identity.token;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Tokens whose signature was found good a while ago: a client sends the same one with each request, and to verify it
 * costs more than most requests do. Only that is remembered, and only as long as the key is one of ours: when it
 * expires, for whom it is and whether its credential stands is asked each time.
 */
final class VerifiedTokens {
    private static final int MOST = 1_000;

    private final SigningKeys keys;
    private final Map<String, Jwt> tokens = Collections.synchronizedMap(new LeastRecentlyUsed());

    VerifiedTokens(SigningKeys keys) {
        this.keys = keys;
    }

    /** The token, if each of its characters was verified. */
    Optional<Jwt> find(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> known.getHeaders().get("kid") instanceof String keyId && keys.trusts(keyId));
    }

    Jwt keep(Jwt token) {
        if (token.hasClaim(JwtClaimNames.EXP)) {
            tokens.put(token.getTokenValue(), token);
        }
        return token;
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<String, Jwt> {
        private static final float FULL = 0.75f;

        LeastRecentlyUsed() {
            super(MOST, FULL, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
            return size() > MOST;
        }
    }
}
