package freehold.identity.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret made by us: 256 random bits.
 *
 * <p>Its hash is one SHA-256. A slow hash protects secrets that can be guessed, such as passwords; 256 random bits can't
 * be, and {@code POST /oauth/token} has to stay cheap for the many machines that call it.
 */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public static Secret of(String presented) {
        return new Secret(presented);
    }

    /** To be shown to its owner, once. */
    public String reveal() {
        return value;
    }

    public SecretHash hash() {
        try {
            return SecretHash.of(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
