package freehold.identity.model;

import java.security.MessageDigest;
import java.util.HexFormat;

/** What is kept of a {@link Secret}. */
public record SecretHash(String hex) {
    public static SecretHash of(byte[] bytes) {
        return new SecretHash(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** Compares in constant time. */
    public boolean matches(Secret presented) {
        return MessageDigest.isEqual(bytes(), presented.hash().bytes());
    }

    @Override
    public String toString() {
        return "SecretHash[hidden]";
    }
}
