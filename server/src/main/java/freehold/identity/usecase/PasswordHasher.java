package freehold.identity.usecase;

import freehold.identity.model.Password;
import freehold.identity.model.Secret;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;
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
    private static final String METHOD = "{bcrypt-%02d-sha256}";

    /** What each hash begins with. */
    private static final int METHOD_LENGTH = METHOD.formatted(0).length();

    private static final int COST = 11;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Makes the digests differ from those of the same passwords leaked elsewhere. */
    private static final String CONTEXT = "freehold password:";

    /** Version, cost and salt at the beginning of each hash. */
    private static final int SALT_LENGTH = 29;

    private final int cost;
    private final String nobody;
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    PasswordHasher() {
        this(COST);
    }

    /** For tests of other things: no setting leads here. */
    PasswordHasher(int cost) {
        this.cost = cost;
        this.nobody = hash(digest("nobody has this password"), BCrypt.gensalt(cost));
    }

    /**
     * @param siblings hashes of other logins of the same name, whose salt it takes over: a password is then compared
     *     with all of them for the price of one, and the time tells nothing about how many there are
     */
    String hash(Password password, List<String> siblings) {
        String salt = siblings.isEmpty() ? BCrypt.gensalt(cost) : salt(siblings.getFirst());
        return hash(digest(password.value()), salt);
    }

    /** The places in the list whose hash it is. Takes the same time whether there are hashes or not. */
    List<Integer> matches(String presented, List<String> hashes) {
        String digest = digest(presented.length() > Password.MAX_LENGTH ? "" : presented);
        takePlace();
        try {
            List<String> known = hashes.isEmpty() ? List.of(nobody) : hashes;
            Map<String, String> bySalt = new HashMap<>();
            known.forEach(hash -> bySalt.computeIfAbsent(salt(hash), salt -> hash(digest, salt)));
            return IntStream.range(0, hashes.size())
                    .filter(place -> same(hashes.get(place), bySalt.get(salt(hashes.get(place)))))
                    .boxed()
                    .toList();
        } finally {
            places.release();
        }
    }

    private static boolean same(String kept, @Nullable String computed) {
        return computed != null
                && MessageDigest.isEqual(
                        kept.getBytes(StandardCharsets.US_ASCII), computed.getBytes(StandardCharsets.US_ASCII));
    }

    private static String salt(String hash) {
        return hash.substring(METHOD_LENGTH, METHOD_LENGTH + SALT_LENGTH);
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

    private String hash(String digest, String salt) {
        return METHOD.formatted(cost) + BCrypt.hashpw(digest, salt);
    }

    private static String digest(String password) {
        return Secret.of(CONTEXT + password).hash().hex();
    }
}
