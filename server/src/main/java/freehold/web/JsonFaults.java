package freehold.web;

import freehold.kernel.Problem;
import freehold.kernel.Problem.Fault;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What is wrong with a JSON body, by place: never in Jackson's words, which name our classes. */
final class JsonFaults {
    private JsonFaults() {}

    static Problem of(JacksonException failure) {
        if (failure instanceof InputCoercionException outOfRange) {
            return invalid(pointer(failure), Expectation.of(outOfRange.getTargetType()) + " in its range");
        }
        if (!(failure instanceof DatabindException)) {
            TokenStreamLocation at = failure.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            return invalid("", "The body is not valid JSON" + where + ".");
        }
        String pointer = pointer(failure);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return invalid(pointer, "There is no such field; known are " + known + ".");
        }
        if (failure instanceof ValueInstantiationException refused) {
            return refused(pointer, refused);
        }
        if (failure instanceof MismatchedInputException mismatch) {
            if (mismatch.getTargetType() != null && mismatch.getTargetType().isRecord()) {
                return invalid(pointer, pointer.isEmpty() ? "The body must be one JSON object." : "must be an object");
            }
            return invalid(pointer, Expectation.of(mismatch.getTargetType()));
        }
        return invalid(pointer, "has the wrong form");
    }

    /** A record's own constructor said no: it knows best why. */
    private static Problem refused(String pointer, ValueInstantiationException refused) {
        Throwable cause = refused.getCause();
        if (cause instanceof ProblemException problem) {
            return problem.problem();
        }
        String reason = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
        return invalid(pointer, reason == null ? "has the wrong form" : reason);
    }

    private static Problem invalid(String pointer, String detail) {
        String message = pointer.isEmpty() ? detail : "The field " + pointer + " is wrong: " + detail;
        return new Problem.Invalid(message, pointer.isEmpty() ? List.of() : List.of(new Fault(pointer, detail)));
    }

    private static String pointer(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }
}
