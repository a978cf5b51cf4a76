package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.SystemProfiles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what an offer can be limited to. */
@Component
public class ReadProfiles {
    private final Access access;

    ReadProfiles(Access access) {
        this.access = access;
    }

    public List<PinnedProfile> all(Caller caller) {
        return access.read(caller, guard -> {
            guard.require(Action.READ_SHARING);
            return SystemProfiles.ALL;
        });
    }

    public PinnedProfile one(Caller caller, String id) {
        return all(caller).stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("profile", id));
    }
}
