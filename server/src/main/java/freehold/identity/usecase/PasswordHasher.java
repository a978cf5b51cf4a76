package freehold.identity.usecase;

import freehold.identity.model.Password;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;

/**
 * Slow, salted hashes of passwords: PBKDF2 with HMAC-SHA-512, which the JDK brings along. A prefix names the method, so
 * that it can be replaced and old hashes still read.
 *
 * <p>An unknown person's password is hashed just as a known one's, so both take the same time. Few hashes are computed
 * at once: signing in must not take the processors away from everything else.
 */
@Component
public final class PasswordHasher {
    private static final String METHOD = "{pbkdf2-sha512-210k}";
    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 210_000;

    private final Pbkdf2PasswordEncoder encoder =
            new Pbkdf2PasswordEncoder("", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
    private final String nobody = hash("nobody has this password");
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    public String hash(Password password) {
        return hash(password.value());
    }

    /** Takes the same time whether there is a hash or not. */
    public boolean matches(String presented, Optional<String> hash) {
        String bounded = presented.length() > Password.MAX_LENGTH ? "" : presented;
        places.acquireUninterruptibly();
        try {
            boolean same = encoder.matches(bounded, hash.orElse(nobody).substring(METHOD.length()));
            return same && hash.isPresent() && !bounded.isEmpty();
        } finally {
            places.release();
        }
    }

    private String hash(String password) {
        return METHOD + encoder.encode(password);
    }
}
