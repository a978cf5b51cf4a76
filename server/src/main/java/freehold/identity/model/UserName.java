package freehold.identity.model;

import java.text.Normalizer;
import java.util.Locale;

/** The name a person signs in with, usually a mail address. Upper and lower case are the same. */
public record UserName(String value) {
    private static final int MAX_LENGTH = 254;

    public UserName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("must not contain spaces or control characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
