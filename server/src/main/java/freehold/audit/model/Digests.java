package freehold.audit.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** SHA-256 of entries and of links. Each field goes in with its length, so that no two contents look the same. */
public final class Digests {
    /** What the first link follows. */
    public static final String NONE = "0".repeat(64);

    private final MessageDigest sha;

    private Digests() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digest of what an entry of the tenant says. */
    public static String of(String tenant, Entry entry) {
        Digests digest = new Digests()
                .add("entry")
                .add(tenant)
                .add(entry.happenedAt().truncatedTo(ChronoUnit.MICROS).toString())
                .add(entry.actor())
                .add(entry.action())
                .add(Long.toString(entry.objects().size()));
        entry.objects().forEach(digest::add);
        return digest.add(entry.outcome())
                .add(entry.reason())
                .add(Long.toString(entry.times()))
                .add(entry.changes())
                .add(entry.requestId())
                .end();
    }

    /** The hash of a link of the tenant's chain. */
    public static String ofLink(String tenant, String before, long number, String digest) {
        return new Digests()
                .add("link")
                .add(tenant)
                .add(before)
                .add(Long.toString(number))
                .add(digest)
                .end();
    }

    private Digests add(String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
        return this;
    }

    private String end() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
