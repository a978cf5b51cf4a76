package freehold.kernel.http;

import freehold.kernel.Problem.PreconditionFailed;
import freehold.kernel.Problem.PreconditionRequired;
import freehold.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} header: the integer {@code etag} of the resource as the caller knows it, quoted or not. */
public final class IfMatch {
    private IfMatch() {}

    /** The version the caller wants to change. Missing: 428. No number: 412, since it matches nothing. */
    public static long require(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(new PreconditionRequired(
                    "A change needs the header If-Match with the etag of what you have read."));
        }
        String number = header.strip();
        if (number.length() > 2 && number.startsWith("\"") && number.endsWith("\"")) {
            number = number.substring(1, number.length() - 1);
        }
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException notANumber) {
            throw stale();
        }
    }

    /** Refuses a change of a version that is no longer the current one. */
    public static void check(long wanted, long current) {
        if (wanted != current) {
            throw stale();
        }
    }

    public static ProblemException stale() {
        return new ProblemException(
                new PreconditionFailed("It has changed since you read it: read it again and repeat the change."));
    }
}
