package freehold.assets.web;

import freehold.assets.model.TypeId;
import freehold.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/** What bodies of aspect types and asset types have in common. */
final class TypeBodies {
    private TypeBodies() {}

    /** Refuses a body for something else than the address, or for everybody. */
    static void check(String pathId, @Nullable String bodyId, @Nullable String scope) {
        if (bodyId != null && !bodyId.equals(pathId)) {
            throw ProblemException.invalid(
                    "/id", "the id in the body is " + bodyId + ", the one in the address " + pathId);
        }
        if (scope != null && !scope.equals(TypeId.OWN_SCOPE)) {
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
