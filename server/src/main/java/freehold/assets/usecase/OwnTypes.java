package freehold.assets.usecase;

import freehold.assets.model.TypeId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.List;

/** Which types a caller's tenant can write. */
final class OwnTypes {
    /** How many of the users of a type its refused deletion tells. */
    static final int NAMED = 5;

    private OwnTypes() {}

    static boolean isOwn(Caller caller, TypeId id) {
        return id.tenant().equals(caller.tenant());
    }

    /** The id of a type that is to be created; refused alike whether or not there is a tenant of another prefix. */
    static TypeId newId(Caller caller, String text) {
        if (!text.startsWith(caller.tenant() + ".")) {
            throw ProblemException.invalid(
                    "/id",
                    "the id " + Text.shortened(text) + " must begin with the prefix of the tenant, " + caller.tenant()
                            + ".");
        }
        return TypeId.parse(text)
                .orElseThrow(
                        () -> ProblemException.invalid("/id", "the id " + Text.shortened(text) + " " + TypeId.RULE));
    }

    /** A type that can't be deleted for the sake of others. */
    static ProblemException inUse(TypeId id, String by, List<String> users) {
        boolean more = users.size() > NAMED;
        String named = String.join(", ", more ? users.subList(0, NAMED) : users);
        return ProblemException.conflict(
                "in-use", "The type " + id + " can't be deleted: " + by + " " + named + (more ? " and more." : "."));
    }
}
