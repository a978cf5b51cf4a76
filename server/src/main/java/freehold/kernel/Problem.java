package freehold.kernel;

import java.util.List;

/**
 * Why a request could not be served, in words fit for the caller. How it looks on the wire is decided at one place,
 * by the surface that was asked.
 *
 * <p>A {@link NotFound} says the same of a foreign thing as of a missing one: it may contain the id that was asked
 * for, and nothing else.
 */
public sealed interface Problem {

    /** Stable, dotted, lower case; part of the API. */
    String code();

    /** One sentence that names the offending field or id. */
    String message();

    /** Nobody is signed in, or the token is no good. */
    record Unauthenticated(String message) implements Problem {
        @Override
        public String code() {
            return "unauthenticated";
        }
    }

    /** Known, but not allowed. */
    record Forbidden(String code, String message) implements Problem {
        public static Forbidden missingRight(String right) {
            return new Forbidden("right-missing", "This needs the right \"" + right + "\".");
        }
    }

    /**
     * Missing, or not for this caller's eyes.
     *
     * @param kind what was asked for, such as {@code asset}
     */
    record NotFound(String kind, String id) implements Problem {
        @Override
        public String code() {
            return "not-found";
        }

        @Override
        public String message() {
            return "There is no " + kind + " " + id + ".";
        }
    }

    /** The request can't be understood or breaks a rule of the model. */
    record Invalid(String message, List<Fault> faults) implements Problem {
        public Invalid {
            faults = List.copyOf(faults);
        }

        @Override
        public String code() {
            return "invalid";
        }
    }

    /**
     * One thing wrong with a request.
     *
     * @param pointer JSON pointer into the body, or the name of the parameter
     */
    record Fault(String pointer, String detail) {}

    /** The request is fine, but not in the present state of things. */
    record Conflict(String code, String message) implements Problem {}

    /** A change came without {@code If-Match}. */
    record PreconditionRequired(String message) implements Problem {
        @Override
        public String code() {
            return "if-match-required";
        }
    }

    /** The thing has changed since the caller read it. */
    record PreconditionFailed(String message) implements Problem {
        @Override
        public String code() {
            return "stale";
        }
    }

    /**
     * A stated limit is exceeded.
     *
     * @param limit the limit's name
     */
    record LimitExceeded(String limit, String message) implements Problem {
        @Override
        public String code() {
            return "limit-exceeded";
        }
    }

    /**
     * Asked too often: try again later.
     *
     * @param retryAfterSeconds when it makes sense to come back
     */
    record TooMany(String message, long retryAfterSeconds) implements Problem {
        @Override
        public String code() {
            return "too-many-requests";
        }
    }

    /** HTTP itself was used wrongly: method, media type, size. */
    record Protocol(int status, String code, String message) implements Problem {}

    /** Come back later. */
    record Unavailable(String message) implements Problem {
        @Override
        public String code() {
            return "unavailable";
        }
    }

    /** Our fault. The cause is in the log under the request's id, and nowhere else. */
    record Internal() implements Problem {
        @Override
        public String code() {
            return "internal";
        }

        @Override
        public String message() {
            return "Something went wrong on our side. The log has it under this request's id.";
        }
    }
}
