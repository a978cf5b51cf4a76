package freehold.files;

import freehold.decision.TenantId;
import java.util.regex.Pattern;

/**
 * Which content: what it is, told by its SHA-256 in hexadecimal digits, and whose. The same bytes of two tenants are two
 * contents, so that nobody learns from an upload what others have.
 */
public record ContentId(TenantId tenant, String sha256) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public ContentId {
        if (!isHash(sha256)) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
        }
    }

    public static boolean isHash(String text) {
        return FORM.matcher(text).matches();
    }
}
