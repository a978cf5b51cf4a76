package freehold.decision;

import java.util.HexFormat;
import java.util.Optional;

/**
 * 32 lower-case hexadecimal characters, made by the server and unique among all tenants. Kept as the 128 bits they
 * stand for: a decision compares many of them.
 */
public record AssetId(long high, long low) implements Comparable<AssetId> {
    private static final int HALF = 16;
    private static final String DIGITS = "0123456789abcdef";

    public AssetId(String value) {
        this(half(checked(value), 0), half(value, HALF));
    }

    private static String checked(String value) {
        if (!isOne(value)) {
            throw new IllegalArgumentException("asset id must be 32 lower-case hexadecimal characters");
        }
        return value;
    }

    /** Looked at character by character: a page of a list makes hundreds of ids. */
    private static boolean isOne(String text) {
        if (text.length() != 2 * HALF) {
            return false;
        }
        for (int i = 0; i < 2 * HALF; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static long half(String value, int from) {
        return HexFormat.fromHexDigitsToLong(value, from, from + HALF);
    }

    /** The id a text stands for, or empty where it can't be one: such a text names an asset nobody has. */
    public static Optional<AssetId> parse(String text) {
        return isOne(text) ? Optional.of(new AssetId(text)) : Optional.empty();
    }

    /** The 32 characters. */
    public String value() {
        char[] text = new char[2 * HALF];
        write(high, text, 0);
        write(low, text, HALF);
        return new String(text);
    }

    private static void write(long half, char[] text, int from) {
        long rest = half;
        for (int i = from + HALF - 1; i >= from; i--) {
            text[i] = DIGITS.charAt((int) (rest & 0xf));
            rest >>>= 4;
        }
    }

    /** By their characters. */
    @Override
    public int compareTo(AssetId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return value();
    }
}
