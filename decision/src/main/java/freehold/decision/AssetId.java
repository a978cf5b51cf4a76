package freehold.decision;

import java.util.Optional;
import java.util.regex.Pattern;

/** 32 lower-case hexadecimal characters, made by the server and unique among all tenants. */
public record AssetId(String value) implements Comparable<AssetId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public AssetId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("asset id must be 32 lower-case hexadecimal characters");
        }
    }

    /** The id a text stands for, or empty where it can't be one: such a text names an asset nobody has. */
    public static Optional<AssetId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AssetId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(AssetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
