package freehold.identity.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a user group, a custom role or a role of one of the tenant's own applications. {@code mdsp_usergroup:} and
 * {@code mdsp_customrole:} tell the first two from each other for whoever reads; {@code mdsp:<tenant>:<app>.<role>} is the
 * third. Other names that begin like a built-in role's are taken.
 */
public record GroupName(String value) {
    private static final int MAX_LENGTH = 255;
    private static final List<String> RESERVED = List.of("mdsp:", "mdspiam:");
    private static final Pattern APPLICATION_ROLE =
            Pattern.compile("mdsp:([a-z0-9]{1,8}):[A-Za-z0-9_-]+\\.[A-Za-z0-9_.-]+");

    public GroupName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not contain control characters");
        }
        if (value.startsWith(CoreRoles.PREFIX)
                || !APPLICATION_ROLE.matcher(value).matches()) {
            requireFree(value);
        }
    }

    private static void requireFree(String value) {
        String compared = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (String reserved : RESERVED) {
            if (compared.startsWith(reserved)) {
                throw new IllegalArgumentException(
                        "must not begin with " + reserved + ": such names belong to built-in roles, roles of"
                                + " applications (mdsp:<tenant>:<app>.<role>) and subtenants");
            }
        }
    }

    /** The tenant in the name of an application's role; empty for everything else. */
    public Optional<String> applicationOf() {
        Matcher matcher = APPLICATION_ROLE.matcher(value);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
