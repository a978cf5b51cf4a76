package freehold.identity.usecase;

import freehold.identity.model.Password;
import freehold.identity.model.Secret;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Slow, salted hashes of passwords: bcrypt over a digest, since bcrypt alone would cut long passwords short. A prefix
 * names the method, so that it can be replaced and old hashes still be read.
 *
 * <p>An unknown person's password is hashed just as a known one's, so both take the same time. Few hashes are computed
 * at once: signing in must not take the processors away from everything else.
 */
@Component
final class PasswordHasher {
    private static final String METHOD = "{bcrypt-11-sha256}";
    private static final int COST = 11;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Makes the digests differ from those of the same passwords leaked elsewhere. */
    private static final String CONTEXT = "freehold password:";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);
    private final String nobody = hash("nobody has this password");
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    String hash(Password password) {
        return hash(password.value());
    }

    /** Takes the same time whether there is a hash or not. */
    boolean matches(String presented, Optional<String> hash) {
        String bounded = presented.length() > Password.MAX_LENGTH ? "" : presented;
        takePlace();
        try {
            boolean same = bcrypt.matches(digest(bounded), hash.orElse(nobody).substring(METHOD.length()));
            return same && hash.isPresent();
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                new Problem.Unavailable("Too many people are signing in at this moment; try again."));
    }

    private String hash(String password) {
        return METHOD + bcrypt.encode(digest(password));
    }

    private static String digest(String password) {
        return Secret.of(CONTEXT + password).hash().hex();
    }
}
