package freehold.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of the header {@code Authorization: Bearer}, as RFC 6750 has it; no other place is looked into. */
final class BearerHeader {
    private static final String SCHEME = "Bearer";

    private BearerHeader() {}

    /** There is such a header, and it is not well-formed. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static Optional<String> token(HttpServletRequest request) throws Malformed {
        return token(request.getHeader("Authorization"));
    }

    static Optional<String> token(@Nullable String header) throws Malformed {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int start = SCHEME.length() + 1;
        int end = header.length();
        while (end > start && header.charAt(end - 1) == '=') {
            end--;
        }
        if (end <= start || header.charAt(start - 1) != ' ') {
            throw new Malformed();
        }
        for (int i = start; i < end; i++) {
            if (!isOfToken(header.charAt(i))) {
                throw new Malformed();
            }
        }
        return Optional.of(header.substring(start));
    }

    private static boolean isOfToken(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || "-._~+/".indexOf(letter) >= 0;
    }
}
