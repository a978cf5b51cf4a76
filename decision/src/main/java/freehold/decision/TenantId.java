package freehold.decision;

import java.util.regex.Pattern;

/** A tenant's prefix: 1–8 characters of {@code a-z0-9}, fixed for the tenant's life. */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,8}");

    /** Owner of the built-in types. No organisation can have this id. */
    public static final TenantId CORE = new TenantId("core");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("tenant id must be 1 to 8 characters of a-z and 0-9");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
