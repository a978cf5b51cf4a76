package freehold.telemetry.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The etag of an answer, made of what is in it and its link, and nothing else: what is hidden can't move it. A weak one:
 * the server compresses no answer whose etag stands for its very bytes.
 */
final class AnswerTag {
    private static final int BYTES = 16;

    private AnswerTag() {}

    static String of(byte[] body, Optional<String> link) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            digest.update(link.orElse("").getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)) + '"';
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
