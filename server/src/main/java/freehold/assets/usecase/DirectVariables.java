package freehold.assets.usecase;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;

/** Who may set variables that stand outside of any aspect. */
final class DirectVariables {
    private DirectVariables() {}

    static void require(Caller caller) {
        if (!caller.subject().has(Right.SET_VALUES_FOR_DIRECT_VARIABLES)) {
            throw new ProblemException(Forbidden.missingRight(Right.SET_VALUES_FOR_DIRECT_VARIABLES.title()));
        }
    }
}
