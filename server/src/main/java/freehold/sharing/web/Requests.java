package freehold.sharing.web;

import freehold.access.RepeatKey;
import freehold.kernel.Problem;
import freehold.kernel.Problem.Fault;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.sharing.Limits;
import freehold.sharing.usecase.Conditions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads what requests of this module have in common. */
final class Requests {
    private Requests() {}

    /**
     * The conditions in the headers. Acts are guarded by the thing's state already, so {@code If-Match} may be left out;
     * if sent, it holds.
     */
    static Conditions conditions(HttpHeaders headers, @Nullable Object... what) {
        String ifMatch = headers.getFirst(HttpHeaders.IF_MATCH);
        return new Conditions(
                ifMatch == null ? Optional.empty() : Optional.of(IfMatch.require(ifMatch)),
                RepeatKey.of(headers.getFirst(RepeatKey.HEADER), what));
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
