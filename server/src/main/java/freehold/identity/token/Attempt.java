package freehold.identity.token;

import freehold.identity.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A browser's attempt to sign in through an issuer: one secret in a cookie, from which all follows that has to be the
 * same when the browser comes back. So the server keeps nothing of attempts, and whoever sees the address with the state
 * learns neither the verifier nor the cookie.
 */
public final class Attempt {
    private final Secret secret;

    private Attempt(Secret secret) {
        this.secret = secret;
    }

    public static Attempt begin() {
        return new Attempt(Secret.random());
    }

    /** The one a browser goes on with. */
    public static Attempt of(String cookie) {
        return new Attempt(Secret.of(cookie));
    }

    /** For the cookie, and nothing else. */
    public String reveal() {
        return secret.reveal();
    }

    /** What the issuer hands back; names the attempt, and opens nothing. */
    public String state() {
        return derived("state");
    }

    String nonce() {
        return derived("nonce");
    }

    /** RFC 7636: shown to nobody but the issuer, and only with the code. */
    String verifier() {
        return derived("verifier");
    }

    String challenge() {
        return hashed(verifier());
    }

    boolean stateIs(String presented) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), state().getBytes(StandardCharsets.UTF_8));
    }

    private String derived(String purpose) {
        return hashed(purpose + ":" + secret.reveal());
    }

    private static String hashed(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Secret.of(text).hash().bytes());
    }

    @Override
    public String toString() {
        return "Attempt[hidden]";
    }
}
