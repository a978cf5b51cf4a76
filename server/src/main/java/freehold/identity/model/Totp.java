package freehold.identity.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by RFC 6238: six digits, thirty seconds, HMAC-SHA-1, as every authenticator application knows them. */
public final class Totp {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    private static final int SECONDS = 30;
    private static final int DIGITS = 6;

    /** Clocks of telephones may differ by one step. */
    private static final int SKEW = 1;

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    private Totp(byte[] secret) {
        this.secret = secret.clone();
    }

    public static Totp random() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Totp(bytes);
    }

    public static Totp of(byte[] secret) {
        return new Totp(secret);
    }

    /** To be kept. */
    public byte[] reveal() {
        return secret.clone();
    }

    /** To be typed into an application. */
    public String base32() {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : secret) {
            held = held << 8 | (next & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE_32.charAt(held >> (bits - 5) & 31));
            }
        }
        return text.toString();
    }

    /** The step of the code, if it is one of now and later than the last one used. All of them are compared. */
    public OptionalLong stepOf(String code, Instant now, long lastStep) {
        long present = now.getEpochSecond() / SECONDS;
        return LongStream.rangeClosed(present - SKEW, present + SKEW)
                .filter(step -> same(code(step), code))
                .filter(step -> step > lastStep)
                .findFirst();
    }

    /** The code of a moment. */
    public String codeAt(Instant moment) {
        return code(moment.getEpochSecond() / SECONDS);
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % (int) Math.pow(10, DIGITS));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has HmacSHA1", impossible);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Totp[hidden]";
    }
}
