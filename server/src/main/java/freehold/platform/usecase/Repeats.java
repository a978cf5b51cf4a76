package freehold.platform.usecase;

import freehold.kernel.ProblemException;
import freehold.platform.store.AnswerTable;
import freehold.platform.store.AnswerTable.Kept;
import freehold.tenancy.TenantReach;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a repeated request of the operator as it was answered the first time. The answer is written in the transaction
 * of its effect. It can hold secrets that are shown once, so it is sealed with the caller's Idempotency-Key, which is
 * not kept: whoever reads the database reads no secret.
 */
@Component
public class Repeats {
    private static final Duration LIFE = Duration.ofDays(1);
    private static final int LONGEST_KEY = 255;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantReach reach;
    private final AnswerTable answers;
    private final JsonMapper json;

    Repeats(TenantReach reach, AnswerTable answers, JsonMapper json) {
        this.reach = reach;
        this.answers = answers;
        this.json = json;
    }

    /**
     * A request and the type of its answer.
     *
     * @param key the Idempotency-Key, if the caller sent one
     * @param content what is asked for; the same key with other content is a mistake
     */
    public record Request<T>(Optional<String> key, Object content, Class<T> answer) {}

    public <T> T once(Request<T> request, Supplier<T> work) {
        if (request.key().isEmpty()) {
            return work.get();
        }
        String key = request.key().get();
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.invalid("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        try {
            return reach.asOperator(() -> answers.find(hash("key", key))
                    .map(kept -> earlier(request, key, kept))
                    .orElseGet(() -> first(request, key, work)));
        } catch (DuplicateKeyException twin) {
            throw ProblemException.conflict(
                    "request-in-progress", "A request with this Idempotency-Key has just been answered; repeat it.");
        }
    }

    private <T> T earlier(Request<T> request, String key, Kept kept) {
        if (!Arrays.equals(kept.requestHash(), fingerprint(request))) {
            throw ProblemException.conflict(
                    "idempotency-key-reused", "This Idempotency-Key was used for another request; take a new one.");
        }
        return json.readValue(unseal(key, kept.sealed()), request.answer());
    }

    private <T> T first(Request<T> request, String key, Supplier<T> work) {
        answers.forgetOlderThan(LIFE);
        T answer = work.get();
        answers.keep(hash("key", key), new Kept(fingerprint(request), seal(key, json.writeValueAsBytes(answer))));
        return answer;
    }

    private byte[] fingerprint(Request<?> request) {
        return hash("request " + request.answer().getSimpleName(), json.writeValueAsString(request.content()));
    }

    private static byte[] seal(String key, byte[] answer) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, answer);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    private static byte[] unseal(String key, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private static byte[] cipher(int mode, String key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(hash("seal", key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an answer can't be sealed or unsealed", impossible);
        }
    }

    /** Hashes for different ends differ, so that none tells another. */
    private static byte[] hash(String end, String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((end + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
