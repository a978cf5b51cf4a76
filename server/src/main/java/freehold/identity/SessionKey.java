package freehold.identity;

import freehold.identity.model.Secret;
import freehold.identity.model.SecretHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The secret in a session cookie. The server keeps its hash only.
 *
 * <p>The token that must accompany writes is derived from it: it proves that whoever sends the header could read a
 * cookie of this origin, and tells nothing about the session's own secret.
 */
public final class SessionKey {
    private final String value;

    private SessionKey(String value) {
        this.value = value;
    }

    public static SessionKey random() {
        return new SessionKey(Secret.random().reveal());
    }

    public static SessionKey of(String cookie) {
        return new SessionKey(cookie);
    }

    /** For the cookie, and nothing else. */
    public String reveal() {
        return value;
    }

    public SecretHash hash() {
        return Secret.of(value).hash();
    }

    /** The value of the readable cookie, and of the header of each write. */
    public String xsrfToken() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Secret.of("xsrf:" + value).hash().bytes());
    }

    public boolean xsrfTokenIs(String header) {
        return MessageDigest.isEqual(
                header.getBytes(StandardCharsets.UTF_8), xsrfToken().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SessionKey[secret]";
    }
}
