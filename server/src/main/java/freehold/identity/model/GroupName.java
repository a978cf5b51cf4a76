package freehold.identity.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * The name of a user group or a custom role. {@code mdsp_usergroup:} and {@code mdsp_customrole:} tell one from the other
 * for whoever reads; names that begin like a built-in role's are taken.
 */
public record GroupName(String value) {
    private static final int MAX_LENGTH = 255;
    private static final List<String> RESERVED = List.of("mdsp:", "mdspiam:");

    public GroupName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not contain control characters");
        }
        String compared = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (String reserved : RESERVED) {
            if (compared.startsWith(reserved)) {
                throw new IllegalArgumentException(
                        "must not begin with " + reserved + ": such names belong to built-in roles and subtenants");
            }
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
