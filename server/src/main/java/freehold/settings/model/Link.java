package freehold.settings.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where to find somebody, in several languages.
 *
 * @param sorting place among the links of its region
 * @param languages by tag, or {@code default}
 */
public record Link(String id, Type type, Optional<Integer> sorting, Map<String, Text> languages) {
    public Link {
        languages = new TreeMap<>(languages);
    }

    /** What a link leads to; also says what its value must look like. */
    public enum Type {
        WWW(
                "an address that begins with https:// or http://",
                "https?://[A-Za-z0-9._~-]+(:[0-9]{1,5})?([/?#][^\\s<>\"]*)?"),
        PHONE("a phone number", "\\+?[0-9][0-9 ()/.-]{2,39}"),
        MAIL("a mail address", "[^\\s@<>\"(),:;]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

        private final String what;

        @SuppressWarnings("ImmutableEnumChecker") // patterns don't change, which the checker does not know
        private final Pattern form;

        Type(String what, String form) {
            this.what = what;
            this.form = Pattern.compile(form);
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> of(String wireName) {
            for (Type type : values()) {
                if (type.wireName().equals(wireName)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }

        String what() {
            return what;
        }

        boolean fits(String value) {
            return form.matcher(value).matches();
        }
    }

    /** What is shown, and where it leads. */
    public record Text(String name, String value) {}
}
