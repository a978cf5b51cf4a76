package freehold.web;

import freehold.kernel.Problem;
import java.util.Map;

/** A problem on its way out, with the headers HTTP asks for beside it. */
record Failure(Problem problem, Map<String, String> headers) {
    Failure {
        headers = Map.copyOf(headers);
    }

    /** Adds what follows from the problem alone. */
    static Failure of(Problem problem) {
        if (problem instanceof Problem.Unauthenticated) {
            return new Failure(problem, Map.of("WWW-Authenticate", "Bearer"));
        }
        if (problem instanceof Problem.TooMany tooMany) {
            return new Failure(problem, Map.of("Retry-After", Long.toString(tooMany.retryAfterSeconds())));
        }
        if (problem instanceof Problem.Unavailable) {
            return new Failure(problem, Map.of("Retry-After", "1"));
        }
        return new Failure(problem, Map.of());
    }
}
