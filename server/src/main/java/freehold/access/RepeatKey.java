package freehold.access;

import freehold.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code Idempotency-Key} of a request.
 *
 * @param request fingerprint of what is asked for: the same key with another request is a mistake
 */
public record RepeatKey(String key, String request) {
    public static final String HEADER = "Idempotency-Key";

    /** Characters of a key, all printable ASCII. */
    public static final int MOST = 200;

    /**
     * The key of a request that may be sent again.
     *
     * @param what route and body: all that makes it the same request
     */
    public static Optional<RepeatKey> of(@Nullable String header, @Nullable Object... what) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.isEmpty()
                || header.length() > MOST
                || header.chars().anyMatch(character -> character < ' ' || character > '~')) {
            throw ProblemException.invalid(HEADER, "must have 1 to " + MOST + " printable ASCII characters");
        }
        return Optional.of(new RepeatKey(header, fingerprint(what)));
    }

    private static String fingerprint(@Nullable Object... what) {
        try {
            byte[] text = JsonMapper.shared().writeValueAsString(what).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
