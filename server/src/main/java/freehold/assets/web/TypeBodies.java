package freehold.assets.web;

import freehold.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/** What bodies of aspect types and asset types have in common. */
final class TypeBodies {
    static final String OWN_SCOPE = "private";
    static final String BUILT_IN_SCOPE = "public";

    private TypeBodies() {}

    /** Refuses a body for something else than the address, or for everybody. */
    static void check(String pathId, @Nullable String bodyId, @Nullable String scope) {
        if (bodyId != null && !bodyId.equals(pathId)) {
            throw ProblemException.invalid(
                    "/id", "the id in the body is " + bodyId + ", the one in the address " + pathId);
        }
        if (scope != null && !scope.equals(OWN_SCOPE)) {
            throw ProblemException.invalid("/scope", "types of tenants are private");
        }
    }

    static String required(String pointer, @Nullable String value) {
        if (value == null) {
            throw ProblemException.invalid(pointer, "is missing");
        }
        return value;
    }
}
