package freehold.assets.usecase;

import freehold.assets.model.TypeId;
import freehold.identity.Caller;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;

/** Which types a caller's tenant can write. */
final class OwnTypes {
    private OwnTypes() {}

    static boolean isOwn(Caller caller, TypeId id) {
        return id.tenant().equals(caller.tenant());
    }

    static boolean isForeign(Caller caller, TypeId id) {
        return !isOwn(caller, id) && !id.builtIn();
    }

    /** A type that is there and can't be changed by the caller. */
    static ProblemException notOwner(TypeId id) {
        return new ProblemException(
                id.builtIn()
                        ? new Forbidden("built-in", "The type " + id + " is built in and can't be changed.")
                        : new Forbidden("not-owner", "The type " + id + " belongs to another tenant."));
    }

    /** The same whether or not there is a tenant of that prefix. */
    static ProblemException wrongPrefix(Caller caller, String id) {
        return ProblemException.invalid(
                "/id", "the id " + id + " must begin with the prefix of the tenant, " + caller.tenant() + ".");
    }
}
