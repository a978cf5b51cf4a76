package freehold.decision;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 32 lower-case hexadecimal characters, made by the server and unique among all tenants. Kept as the 128 bits they
 * stand for: a decision compares many of them.
 */
public record AssetId(long high, long low) implements Comparable<AssetId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int HALF = 16;

    public AssetId(String value) {
        this(half(checked(value), 0), half(value, HALF));
    }

    private static String checked(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("asset id must be 32 lower-case hexadecimal characters");
        }
        return value;
    }

    private static long half(String value, int from) {
        return HexFormat.fromHexDigitsToLong(value, from, from + HALF);
    }

    /** The id a text stands for, or empty where it can't be one: such a text names an asset nobody has. */
    public static Optional<AssetId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AssetId(text)) : Optional.empty();
    }

    /** The 32 characters. */
    public String value() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
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
