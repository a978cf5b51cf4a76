package freehold.decision;

/** A tenant's prefix: 1–8 characters of {@code a-z0-9}, fixed for the tenant's life. */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final int LONGEST = 8;

    /** Owner of the built-in types. No organisation can have this id. */
    public static final TenantId CORE = new TenantId("core");

    public TenantId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("tenant id must be 1 to 8 characters of a-z and 0-9");
        }
    }

    private static boolean isOne(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if ((character < 'a' || character > 'z') && (character < '0' || character > '9')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
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
