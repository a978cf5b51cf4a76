package freehold.sharing.web;

import freehold.kernel.Problem;
import freehold.kernel.Problem.Fault;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.sharing.Limits;
import freehold.sharing.model.RepeatKey;
import freehold.sharing.usecase.Conditions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Reads what requests of this module have in common. */
final class Requests {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private Requests() {}

    /**
     * The key of a request that may be sent again.
     *
     * @param what route and body: all that makes it the same request
     */
    static Optional<RepeatKey> repeat(@Nullable String key, @Nullable Object... what) {
        if (key == null) {
            return Optional.empty();
        }
        if (key.isEmpty()
                || key.length() > Limits.IDEMPOTENCY_KEY
                || key.chars().anyMatch(character -> character < ' ' || character > '~')) {
            throw ProblemException.invalid(
                    IDEMPOTENCY_KEY, "must have 1 to " + Limits.IDEMPOTENCY_KEY + " printable ASCII characters");
        }
        return Optional.of(new RepeatKey(key, fingerprint(what)));
    }

    private static String fingerprint(@Nullable Object... what) {
        try {
            byte[] text = JsonMapper.shared().writeValueAsString(what).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * The conditions in the headers. Acts are guarded by the thing's state already, so {@code If-Match} may be left out;
     * if sent, it holds.
     */
    static Conditions conditions(HttpHeaders headers, @Nullable Object... what) {
        String ifMatch = headers.getFirst(HttpHeaders.IF_MATCH);
        return new Conditions(
                ifMatch == null ? Optional.empty() : Optional.of(IfMatch.require(ifMatch)),
                repeat(headers.getFirst(IDEMPOTENCY_KEY), what));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Free text of limited length; none is empty. */
    static String text(String pointer, @Nullable String text, int limit) {
        if (text != null && text.length() > limit) {
            throw ProblemException.limit(
                    pointer.substring(1), "The field " + pointer + " may have " + limit + " characters.");
        }
        return text == null ? "" : text;
    }

    static Optional<String> reason(@Nullable String reason) {
        return optionalText("/reason", reason, Limits.REASON);
    }

    static Optional<String> optionalText(String pointer, @Nullable String text, int limit) {
        String given = text(pointer, text, limit);
        return given.isBlank() ? Optional.empty() : Optional.of(given);
    }

    static void check(List<Fault> faults) {
        if (!faults.isEmpty()) {
            Fault first = faults.getFirst();
            throw new ProblemException(
                    new Problem.Invalid("The field " + first.pointer() + " is wrong: " + first.detail(), faults));
        }
    }
}
