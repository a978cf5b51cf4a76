package freehold.assets.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Etags of what is shown to a receiver. The owner's own counter would tell of changes that are hidden. */
final class Etags {
    private Etags() {}

    /** A number that fits clients' 32-bit integers, made of everything the record shows. */
    static long of(Record visible) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(visible.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt() & 0x7fffffffL;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
