package freehold.identity.usecase;

import freehold.identity.token.SigningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys that sign everybody's tokens: shown, and replaced. */
@Component
public class KeepSigningKeys {
    private final SigningKeys keys;

    KeepSigningKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * A key that signs tokens, or has.
     *
     * @param retiredAt since when it only verifies; empty for the one that signs
     */
    public record Key(String keyId, Instant createdAt, Optional<Instant> retiredAt) {}

    /** The one that signs first. */
    public List<Key> all() {
        return keys.known().stream()
                .map(key -> new Key(key.keyId(), key.createdAt(), key.retiredAt()))
                .toList();
    }

    /**
     * Signs with a new key from now on.
     *
     * @param endTokens whether all tokens there are end with it
     */
    public void rotate(boolean endTokens) {
        keys.rotate(endTokens);
    }
}
