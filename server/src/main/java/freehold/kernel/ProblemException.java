package freehold.kernel;

import freehold.kernel.Problem.Fault;
import java.util.List;

/** Carries a problem to the edge. Thrown where handing a result up through every layer would only be threading. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** A single fault, which also is the message. */
    public static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(new Problem.Invalid(detail, List.of(new Fault(pointer, detail))));
    }

    public static ProblemException notFound(String kind, String id) {
        return new ProblemException(new Problem.NotFound(kind, id));
    }

    public static ProblemException conflict(String code, String message) {
        return new ProblemException(new Problem.Conflict(code, message));
    }

    public static ProblemException limit(String limit, String message) {
        return new ProblemException(new Problem.LimitExceeded(limit, message));
    }
}
