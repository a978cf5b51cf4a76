package freehold.identity.token;

import freehold.identity.model.Secret;
import freehold.identity.model.SecretHash;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks a client's secret against its hash: see {@link Secret} for why one SHA-256 is right here. */
final class HashedSecrets implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence secret) {
        return Secret.of(secret == null ? "" : secret.toString()).hash().hex();
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null && hash != null && new SecretHash(hash).matches(Secret.of(secret.toString()));
    }
}
